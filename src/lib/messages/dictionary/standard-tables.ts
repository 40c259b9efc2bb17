import type { TableEntry } from './dictionary-entry.ts';
import { column, DATE } from './dictionary-entry.ts';

const position = column('position', null, 'Thứ tự hiển thị.', 'Order in lists.');
const documents = column(
  'documents',
  null,
  'Các văn bản (document_id), cách nhau bằng dấu phẩy; văn bản đặt ra con số đứng trước.',
  'Documents (document_id), separated by commas; the one that sets the number first.',
);

/** Tables of standards, of their documents, and of the fewest tests, devices, places and times of day. */
export const STANDARD_TABLES: readonly TableEntry[] = [
  {
    name: 'standard',
    meaning: {
      vi: 'Tiêu chuẩn: ngưỡng, loại, văn bản và số lượt đo tối thiểu.',
      en: 'Standards: limit, kind, documents and minimum of tests.',
    },
    columns: [
      column('standard_id', null, 'Mã tiêu chuẩn.', 'The standard.'),
      column(
        'kind',
        null,
        'Loại: mandatory_regulation (quy chuẩn bắt buộc), planning_target (mục tiêu quy hoạch), province_request (đề nghị của tỉnh), operator_promise (cam kết), operator_declared (mức tự công bố).',
        'Kind: mandatory_regulation, planning_target, province_request, operator_promise or operator_declared.',
      ),
      column('enabled', null, 'Có dùng để xét không.', 'Is it judged by?'),
      column('metric', null, 'Đại lượng: download, upload, latency, jitter.', 'Metric.'),
      column('technology', null, 'Công nghệ áp dụng.', 'Technology it applies to.'),
      column(
        'statistic',
        null,
        'Thống kê dùng để xét: mean, median hoặc share (tỷ lệ lượt đo đạt ngưỡng).',
        'Statistic that decides: mean, median, or share (of tests at or above the limit).',
      ),
      column(
        'limit_value',
        'kbit/s | ms',
        'Ngưỡng, theo đơn vị lưu của đại lượng.',
        'Limit, in the metric’s stored unit.',
      ),
      column(
        'share',
        null,
        'Tỷ lệ lượt đo tối thiểu phải đạt ngưỡng (0 đến 1); trống khi xét bằng thống kê khác.',
        'Smallest share of tests at or above the limit (0 to 1); empty when another statistic decides.',
      ),
      column(
        'operator_code',
        null,
        'Nhà mạng đã công bố ngưỡng cho mình; trống khi áp dụng cho mọi nhà mạng.',
        'Operator that declared the limit for itself; empty when it binds every one.',
      ),
      column(
        'deciding_mean',
        null,
        'Trung bình nào quyết định: device (mỗi thiết bị một phiếu) hoặc measurement (mọi lượt đo).',
        'Which mean decides: device (one vote for each) or measurement (every test).',
      ),
      column('deciding_mean_reason_vi', null, 'Vì sao, tiếng Việt.', 'Why, in Vietnamese.'),
      column('deciding_mean_reason_en', null, 'Vì sao, tiếng Anh.', 'Why, in English.'),
      column(
        'levels',
        null,
        'Nói về: national, province, district, commune, operator_network; cách nhau bằng dấu phẩy.',
        'Speaks of: national, province, district, commune, operator_network; separated by commas.',
      ),
      column(
        'minimum_tests',
        'lượt đo',
        'Số lượt đo tối thiểu trong cả kỳ để kết luận.',
        'Fewest tests in the period that allow a verdict.',
      ),
      column('name_vi', null, 'Tên tiếng Việt.', 'Name in Vietnamese.'),
      column('name_en', null, 'Tên tiếng Anh.', 'Name in English.'),
      documents,
      column('source', null, 'Các văn bản ấy trong một dòng.', 'Those documents in one line.'),
      column('minimum_tests_source', null, 'Căn cứ của số lượt đo tối thiểu.', 'Source of the fewest tests.'),
      column('valid_from', DATE, 'Ngày bắt đầu; trống là chưa rõ.', 'First date in force; empty if unknown.'),
      column('valid_to', DATE, 'Ngày hết hiệu lực (không tính ngày này).', 'First date no longer in force.'),
      column('validity_vi', null, 'Vì sao các ngày ấy, tiếng Việt.', 'Why these dates, in Vietnamese.'),
      column('validity_en', null, 'Vì sao các ngày ấy, tiếng Anh.', 'Why these dates, in English.'),
      column('due_year', null, 'Năm của một mục tiêu “đến năm”.', 'Year of a target “by”.'),
      column(
        'seen_until',
        DATE,
        'Ngày cuối cùng mà có nguồn cho thấy còn hiệu lực.',
        'Last date for which a source shows it in force.',
      ),
      position,
    ],
  },
  {
    name: 'source_document',
    meaning: {
      vi: 'Văn bản, tài liệu mà tiêu chuẩn và số tối thiểu lấy từ đó.',
      en: 'Documents that standards and minimums are taken from.',
    },
    columns: [
      column('document_id', null, 'Mã văn bản.', 'The document.'),
      column('number', null, 'Số, ký hiệu như khi trích dẫn.', 'Kind and number, as it is cited.'),
      column('issuer_vi', null, 'Nơi ban hành, tiếng Việt.', 'Issuer, in Vietnamese.'),
      column('issuer_en', null, 'Nơi ban hành, tiếng Anh.', 'Issuer, in English.'),
      column('issued_on', DATE, 'Ngày ban hành; trống là chưa rõ.', 'Date; empty if unknown.'),
      column(
        'reading',
        null,
        'Đã đọc đến đâu: read (đã đọc), press_wording (qua báo chí hoặc bản tóm tắt), not_read (chưa đọc).',
        'How it is known: read, press_wording (as quoted by the press or a summary), not_read.',
      ),
      column('read_by_vi', null, 'Ai đọc, tiếng Việt.', 'Who read it, in Vietnamese.'),
      column('read_by_en', null, 'Ai đọc, tiếng Anh.', 'Who read it, in English.'),
      column('read_on', DATE, 'Ngày đọc.', 'Date it was read.'),
      column('note_vi', null, 'Nội dung đọc được, tiếng Việt.', 'What was read, in Vietnamese.'),
      column('note_en', null, 'Nội dung đọc được, tiếng Anh.', 'What was read, in English.'),
    ],
  },
  {
    name: 'gate',
    meaning: {
      vi: 'Cần ít nhất bao nhiêu lượt đo, thiết bị, nơi đo, khung giờ.',
      en: 'The fewest tests, devices, places and times of day there must be.',
    },
    columns: [
      column(
        'aspect',
        null,
        'Điều được đếm: tests, devices, places, times.',
        'What is counted: tests, devices, places, times.',
      ),
      column(
        'effect',
        null,
        'Thiếu thì: verdict (chưa kết luận), light (đèn báo còn ít).',
        'With fewer: verdict (there is none), light (the light says so).',
      ),
      column(
        'standards',
        null,
        'Cho các tiêu chuẩn này, cách nhau bằng dấu phẩy; trống là mọi tiêu chuẩn khác.',
        'For these standards, separated by commas; empty for every other.',
      ),
      column('minimum_province', null, 'Số tối thiểu của tỉnh.', 'Minimum of a province.'),
      column('minimum_district', null, 'Số tối thiểu của huyện.', 'Minimum of a district.'),
      column('minimum_commune', null, 'Số tối thiểu của xã.', 'Minimum of a commune.'),
      column(
        'period',
        null,
        'Trong: month (mỗi tháng của kỳ), whole (cả kỳ).',
        'In: month (each of the period), whole (the period).',
      ),
      column(
        'basis',
        null,
        'Loại căn cứ: legal (văn bản quy định), peer (mức của cơ quan khác), own (quy ước của chương trình).',
        'Kind of source: legal (a document asks for it), peer (another body’s), own (this program’s choice).',
      ),
      documents,
      column('reason_vi', null, 'Vì sao, tiếng Việt.', 'Why, in Vietnamese.'),
      column('reason_en', null, 'Vì sao, tiếng Anh.', 'Why, in English.'),
      position,
    ],
  },
];
