import { column, DATE, UTC } from './dictionary-entry.ts';
import type { TableEntry } from './dictionary-entry.ts';

const CASE = column('case_id', null, 'Số của hồ sơ.', 'Number of the case.');
const PLACE = column(
  'place_number',
  null,
  'Số thứ tự địa bàn trong hồ sơ.',
  'Number of the place in its case.',
);

/** Cases: what they froze, what happened to them, and how measurements were made. */
export const CASE_TABLES: readonly TableEntry[] = [
  {
    name: 'evidence_case',
    meaning: {
      vi: 'Hồ sơ kiến nghị: địa bàn yếu của một nhà mạng, với số liệu giữ nguyên từ ngày lập.',
      en: 'Cases: weak places of one operator, with the figures of the day each was made.',
    },
    columns: [
      CASE,
      column('operator_code', null, 'Nhà mạng.', 'Operator.'),
      column('standard_id', null, 'Tiêu chuẩn.', 'Standard.'),
      column('edition_id', null, 'Bộ địa giới.', 'Edition.'),
      column('level', null, 'Cấp đơn vị hành chính.', 'Level.'),
      column('reason', null, 'Lý do lập hồ sơ.', 'Why the case was made.'),
      column(
        'frozen',
        null,
        'Bộ lọc, số liệu, tiêu chuẩn và phần không tính của ngày lập, dạng JSON.',
        'Filter, figures, standard and exclusions of the day it was made, as JSON.',
      ),
      column('opened_on', DATE, 'Ngày lập.', 'Date it was made.'),
      column('opened_by', null, 'Người lập.', 'Who made it.'),
      column('opened_at', UTC, 'Lập lúc.', 'When it was made.'),
    ],
  },
  {
    name: 'case_place',
    meaning: { vi: 'Địa bàn của hồ sơ.', en: 'Places of cases.' },
    columns: [
      CASE,
      PLACE,
      column(
        'place_key',
        null,
        'area: và mã địa bàn, hoặc gap: và mã vùng lõm.',
        'area: and a code, or gap: and an id.',
      ),
      column('title', null, 'Tên khi lập.', 'Name when the case was made.'),
      column('people', 'người', 'Dân số khi lập.', 'Residents when the case was made.'),
    ],
  },
  {
    name: 'case_measurement',
    meaning: {
      vi: 'Lượt đo giữ lại trong hồ sơ, không đổi khi dữ liệu thay đổi.',
      en: 'Measurements kept by cases, whatever happens to the data.',
    },
    columns: [
      CASE,
      PLACE,
      column('batch_id', null, 'Tệp đã nạp.', 'Batch.'),
      column('row_number', null, 'Dòng trong tệp.', 'Row of the file.'),
      column('tested_on', DATE, 'Ngày đo.', 'Date of the test.'),
      column('local_hour', 'giờ', 'Giờ đo ở Việt Nam, 0 đến 23.', 'Hour in Việt Nam, 0 to 23.'),
      column('technology', null, 'Công nghệ.', 'Technology.'),
      column('download_kbps', 'kbit/s', 'Tốc độ tải xuống.', 'Download speed.'),
      column('upload_kbps', 'kbit/s', 'Tốc độ tải lên.', 'Upload speed.'),
      column('latency_ms', 'ms', 'Độ trễ.', 'Latency.'),
      column('longitude', '°', 'Kinh độ, làm tròn 0,01°.', 'Longitude, rounded to 0.01 degree.'),
      column('latitude', '°', 'Vĩ độ, làm tròn 0,01°.', 'Latitude, rounded to 0.01 degree.'),
      column('device_hash', null, 'Mã băm của thiết bị.', 'Hash of the device.'),
      column('cluster', null, 'Cụm: thiết bị, hoặc điểm và ngày.', 'Cluster: a device, or a site and day.'),
      column('site', null, 'Điểm đo.', 'Site.'),
      column('flags', null, 'Dấu đáng ngờ, mỗi quy tắc một bit.', 'Marks, a bit of each quality rule.'),
    ],
  },
  {
    name: 'case_entry',
    meaning: {
      vi: 'Diễn biến của hồ sơ; chỉ ghi thêm, không sửa, không xóa.',
      en: 'What happened to cases; only added to, never changed.',
    },
    columns: [
      CASE,
      column('entry_number', null, 'Số thứ tự của dòng.', 'Number of the entry.'),
      column('kind', null, 'Việc.', 'What happened.'),
      column('happened_on', DATE, 'Ngày xảy ra.', 'Date it happened.'),
      column('document', null, 'Số văn bản.', 'Number of the document.'),
      column('note', null, 'Ghi chú.', 'Note.'),
      column(
        'details',
        null,
        'Nội dung theo loại việc, dạng JSON.',
        'What this kind of entry says, as JSON.',
      ),
      column('entered_by', null, 'Người ghi.', 'Who entered it.'),
      column('entered_at', UTC, 'Ghi lúc.', 'When it was entered.'),
    ],
  },
  {
    name: 'case_evidence',
    meaning: {
      vi: 'Nội dung gói chứng cứ của hồ sơ, ngoài các lượt đo, giữ nguyên từ ngày lập.',
      en: 'What a case’s evidence pack is made of beside its measurements, as of the day it was made.',
    },
    columns: [CASE, column('evidence', null, 'Nội dung, dạng JSON.', 'The content, as JSON.')],
  },
  {
    name: 'case_file',
    meaning: {
      vi: 'Tệp làm căn cứ của một dòng diễn biến, giữ nguyên từng byte.',
      en: 'Files that entries of cases rest on, byte for byte.',
    },
    columns: [
      CASE,
      column('entry_number', null, 'Số thứ tự của dòng diễn biến.', 'Number of the entry.'),
      column('role', null, 'form: biểu trả lời của nhà mạng.', 'form: the operator’s answer form.'),
      column('file_name', null, 'Tên tệp khi gửi đến.', 'Name of the file when it came.'),
      column('sha256', null, 'Mã băm SHA-256 của tệp.', 'SHA-256 of the file.'),
      column('bytes', 'byte', 'Độ dài.', 'Length.'),
      column('content', null, 'Nội dung.', 'Content.'),
    ],
  },
  {
    name: 'case_operator_test',
    meaning: {
      vi: 'Lượt đo nhà mạng gửi khi không nhận; để riêng, không bao giờ vào số liệu của người dân.',
      en: 'Tests that operators sent to contest a case; apart, never in figures of citizens’ tests.',
    },
    columns: [
      CASE,
      column('entry_number', null, 'Dòng diễn biến có tệp này.', 'Entry that the file came with.'),
      PLACE,
      column('row_number', null, 'Dòng trong tệp.', 'Row of the file.'),
      column('tested_on', DATE, 'Ngày đo.', 'Date of the test.'),
      column('local_hour', 'giờ', 'Giờ đo ở Việt Nam, 0 đến 23.', 'Hour in Việt Nam, 0 to 23.'),
      column('technology', null, 'Công nghệ.', 'Technology.'),
      column('download_kbps', 'kbit/s', 'Tốc độ tải xuống.', 'Download speed.'),
      column('upload_kbps', 'kbit/s', 'Tốc độ tải lên.', 'Upload speed.'),
      column('latency_ms', 'ms', 'Độ trễ.', 'Latency.'),
      column('longitude', '°', 'Kinh độ, làm tròn 0,01°.', 'Longitude, rounded to 0.01 degree.'),
      column('latitude', '°', 'Vĩ độ, làm tròn 0,01°.', 'Latitude, rounded to 0.01 degree.'),
      column('device_hash', null, 'Mã băm của thiết bị.', 'Hash of the device.'),
      column('site', null, 'Điểm đo.', 'Site.'),
      column('flags', null, 'Dấu đáng ngờ, mỗi quy tắc một bit.', 'Marks, a bit of each quality rule.'),
    ],
  },
  {
    name: 'case_annex',
    meaning: {
      vi: 'Kết quả truy vấn đã đưa vào hồ sơ, giữ nguyên như khi đưa vào; chỉ thêm, không sửa, không xóa.',
      en: 'Results of queries that were put into cases, as they were then; only added to, never changed.',
    },
    columns: [
      CASE,
      column(
        'annex_number',
        null,
        'Số của phụ lục trong hồ sơ, từ 1.',
        'Number of the annex in its case, from 1.',
      ),
      column('title', null, 'Tên phụ lục.', 'Title.'),
      column(
        'stamp',
        null,
        'Câu truy vấn, giá trị, phiên bản dữ liệu, số dòng, dạng JSON.',
        'Query, values, data version and rows, as JSON.',
      ),
      column('bytes', 'byte', 'Cỡ của tệp Parquet.', 'Size of the Parquet file.'),
      column('sha256', null, 'Mã băm SHA-256 của tệp.', 'SHA-256 of the file.'),
      column('content', null, 'Tệp Parquet.', 'The Parquet file.'),
      column('added_by', null, 'Người đưa vào.', 'Who put it into the case.'),
      column('added_at', UTC, 'Đưa vào lúc.', 'When it was put into the case.'),
    ],
  },
  {
    name: 'case_annex_withdrawal',
    meaning: {
      vi: 'Phụ lục nào của hồ sơ đã được rút; chỉ thêm.',
      en: 'Which annexes of cases were withdrawn; only added to.',
    },
    columns: [
      CASE,
      column('annex_number', null, 'Số của phụ lục trong hồ sơ.', 'Number of the annex in its case.'),
      column('note', null, 'Lý do rút.', 'Why it was withdrawn.'),
      column('withdrawn_by', null, 'Người rút.', 'Who withdrew it.'),
      column('withdrawn_at', UTC, 'Rút lúc.', 'When it was withdrawn.'),
    ],
  },
  {
    name: 'letter_text',
    meaning: {
      vi: 'Mẫu công văn và danh sách căn cứ do cơ quan sửa; chỉ thêm bản mới, không sửa, không xóa.',
      en: 'Templates of letters and the list of grounds as the office changed them; only added to, never changed.',
    },
    columns: [
      column('text_name', null, 'Loại công văn, hoặc grounds.', 'Kind of letter, or grounds.'),
      column('version', null, 'Số của bản, từ 1.', 'Number of the version, from 1.'),
      column('content', null, 'Lời văn, dạng JSON.', 'The text, as JSON.'),
      column(
        'is_shipped',
        null,
        'Giống bản gốc của chương trình khi lưu.',
        'As the program shipped it when saved.',
      ),
      column('note', null, 'Lý do sửa.', 'Why it was changed.'),
      column('changed_on', DATE, 'Ngày bắt đầu dùng.', 'Date from which letters use it.'),
      column('changed_by', null, 'Người sửa.', 'Who changed it.'),
      column('changed_at', UTC, 'Sửa lúc.', 'When it was changed.'),
    ],
  },
  {
    name: 'setting_version',
    meaning: {
      vi: 'Thiết lập do cơ quan đổi (tiêu chuẩn, nhà mạng, cơ quan ban hành, ngày nghỉ, thời hạn lưu, địa chỉ); chỉ thêm bản mới, không sửa, không xóa.',
      en: 'Settings as the office changed them (standards, operators, issuing bodies, days off, retention, address); only added to, never changed.',
    },
    columns: [
      column('setting', null, 'Tên thiết lập.', 'Name of the setting.'),
      column('version', null, 'Số của bản, từ 1.', 'Number of the version, from 1.'),
      column(
        'content',
        null,
        'Nội dung, dạng JSON; trống là theo bản có sẵn.',
        'The content, as JSON; empty where it is what ships.',
      ),
      column(
        'restores',
        null,
        'Bản cũ được lấy lại; trống là nội dung mới.',
        'The earlier version that it took up again; empty for a new content.',
      ),
      column('note', null, 'Lý do và văn bản.', 'Why it was changed, and by which document.'),
      column('changed_on', DATE, 'Ngày đổi.', 'Date of the change.'),
      column('changed_by', null, 'Người đổi.', 'Who changed it.'),
      column('changed_at', UTC, 'Đổi lúc.', 'When it was changed.'),
    ],
  },
  {
    name: 'shipped_letter_text',
    meaning: {
      vi: 'Mẫu công văn, danh sách căn cứ và nơi nhận như từng bản của chương trình có sẵn, giữ để xem lại công văn đã gửi.',
      en: 'Templates of letters, grounds and addressees as each version of the program shipped them, kept to read letters that went.',
    },
    columns: [
      column(
        'text_name',
        null,
        'Loại công văn, grounds hoặc addressees.',
        'Kind of letter, grounds or addressees.',
      ),
      column('number', null, 'Số thứ tự, từ 1.', 'Number, from 1.'),
      column('content', null, 'Lời văn, dạng JSON.', 'The text, as JSON.'),
      column('kept_on', DATE, 'Ngày chương trình bắt đầu có bản này.', 'Date from which the program had it.'),
      column('kept_at', UTC, 'Giữ lúc.', 'When it was kept.'),
    ],
  },
  {
    name: 'evidence_rules',
    meaning: {
      vi: 'Quy tắc về chứng cứ: lượt đo có được bằng cách nào thì khép được hồ sơ.',
      en: 'Rules of evidence: how measurements must be made to close a case.',
    },
    columns: [column('rules', null, 'Các quy tắc, dạng JSON.', 'The rules, as JSON.')],
  },
  {
    name: 'working_calendar',
    meaning: {
      vi: 'Ngày làm việc của cơ quan theo từng năm; năm không có là chưa biết.',
      en: 'Working days of offices by year; a year that is absent is unknown.',
    },
    columns: [column('calendar', null, 'Lịch và nguồn, dạng JSON.', 'Calendar and sources, as JSON.')],
  },
  {
    name: 'batch_grade',
    meaning: {
      vi: 'Cách có được lượt đo của một tệp: người dân tự đo, theo quy trình, đo kiểm.',
      en: 'How the measurements of a batch were made: by citizens, by protocol, by inspection.',
    },
    columns: [
      column('batch_id', null, 'Tệp đã nạp.', 'Batch.'),
      column('grade', null, 'citizens, protocol hoặc measured.', 'citizens, protocol or measured.'),
      column('set_by', null, 'Người ghi.', 'Who said so.'),
      column('set_at', UTC, 'Ghi lúc; dòng mới nhất có hiệu lực.', 'When; the newest row counts.'),
    ],
  },
];
