import type { TableEntry } from './dictionary-entry.ts';
import { column, DATE, DEGREES, UTC } from './dictionary-entry.ts';

const VALUES = [
  column('batch_id', null, 'Lần nạp (tệp) chứa lượt đo.', 'The batch (file) the test came with.'),
  column(
    'row_number',
    null,
    'Số thứ tự dòng trong tệp, đếm như bảng tính.',
    'Row in the file, as a spreadsheet counts.',
  ),
  column(
    'tested_on',
    DATE,
    'Ngày đo theo giờ Việt Nam; mọi kỳ thống kê dựa vào ngày này.',
    'Date of the test in Việt Nam; every period is cut by it.',
  ),
  column(
    'tested_at',
    UTC,
    'Thời điểm đo; trống khi tệp chỉ ghi ngày.',
    'Instant of the test; empty when the file gives only a date.',
  ),
  column(
    'place_id',
    null,
    'Nơi đo (bảng place); trống khi không xác định được.',
    'Where it was made (table place); empty when that is not known.',
  ),
  column(
    'operator_id',
    null,
    'Nhà mạng (bảng operator); trống khi tệp không cho biết.',
    'Operator (table operator); empty when the file does not say.',
  ),
  column(
    'technology',
    null,
    'Công nghệ truy nhập: 2G, 3G, 4G, 5G, WiFi, fixed (cố định) hoặc unknown (không rõ).',
    'Access technology: 2G, 3G, 4G, 5G, WiFi, fixed or unknown.',
  ),
  column(
    'download_kbps',
    'kbit/s',
    'Tốc độ tải xuống; 0 là lượt đo hỏng.',
    'Download speed; 0 is a failed test.',
  ),
  column('upload_kbps', 'kbit/s', 'Tốc độ tải lên.', 'Upload speed.'),
  column('latency_ms', 'ms', 'Độ trễ (ping).', 'Latency (ping).'),
  column('jitter_ms', 'ms', 'Độ biến động trễ.', 'Jitter.'),
  column(
    'longitude',
    DEGREES,
    'Kinh độ nơi đo; làm tròn đến 0,01° khi hết hạn lưu vị trí chính xác.',
    'Longitude of the test; rounded to 0.01° once exact positions have expired.',
  ),
  column(
    'latitude',
    DEGREES,
    'Vĩ độ nơi đo; làm tròn như kinh độ.',
    'Latitude of the test; rounded like the longitude.',
  ),
  column(
    'device_hash',
    null,
    'Mã thiết bị đã băm với khóa riêng của máy chủ: phân biệt được thiết bị, không lần ngược ra được.',
    'Device id hashed with a local secret: tells devices apart, cannot be led back to one.',
  ),
  column(
    'flags',
    null,
    'Những điều đáng ngờ: mỗi bit là một quy tắc chất lượng đang bật; 0 là không có gì đáng ngờ.',
    'What is doubtful: each bit is a quality rule in force; 0 means nothing is.',
  ),
  column(
    'flags_off',
    null,
    'Như flags, của những quy tắc đã tắt cho tệp này; không ảnh hưởng đến số liệu.',
    'As flags, of the rules switched off for this file; in no way part of a figure.',
  ),
];

/** Tables of the tests themselves. */
export const MEASUREMENT_TABLES: readonly TableEntry[] = [
  {
    name: 'measurement',
    meaning: {
      vi: 'Mỗi dòng là một lượt đo đã được nhận. Mọi con số trên các trang đều tính từ bảng này.',
      en: 'Each row is one accepted test. Every figure on the pages is computed from this table.',
    },
    columns: VALUES,
  },
  {
    name: 'duplicate_measurement',
    meaning: {
      vi: 'Lượt đo trùng với lượt đã có (cùng thiết bị hoặc vị trí, thời điểm và tốc độ): giữ lại để đối chiếu, không tính vào số liệu.',
      en: 'Tests equal to one already loaded (same device or position, time and speed): stored for comparison, in no figure.',
    },
    columns: [
      ...VALUES,
      column('original_batch_id', null, 'Lần nạp chứa lượt đo được giữ.', 'Batch of the test that counts.'),
      column(
        'original_row_number',
        null,
        'Dòng của lượt đo được giữ trong tệp của nó.',
        'Row of the test that counts in its file.',
      ),
    ],
  },
  {
    name: 'reference_value',
    meaning: {
      vi: 'Giá trị tham chiếu của nơi khác (ô lưới Ookla, trung bình theo huyện): hiện cạnh số liệu, không phải lượt đo, không tính vào kết luận, số lượt đo, bằng chứng.',
      en: 'Reference values of others (Ookla tiles, averages of districts): shown beside the figures; no tests, in no verdict, count or evidence.',
    },
    columns: [
      column('batch_id', null, 'Lần nạp.', 'The load.'),
      column('row_number', null, 'Số dòng trong tệp.', 'Row in the file.'),
      column('dated_on', DATE, 'Ngày mà giá trị được ghi.', 'Date of the value.'),
      column(
        'place_id',
        null,
        'Địa điểm (bảng place); trống khi không rõ.',
        'Place (table place); empty where unknown.',
      ),
      column('operator_id', null, 'Nhà mạng; trống: mọi nhà mạng.', 'Operator; empty: all of them.'),
      column('technology', null, 'Công nghệ; unknown: không rõ.', 'Technology; unknown when not said.'),
      column('download_kbps', 'kbit/s', 'Tốc độ tải xuống.', 'Download speed.'),
      column('upload_kbps', 'kbit/s', 'Tốc độ tải lên.', 'Upload speed.'),
      column('latency_ms', 'ms', 'Độ trễ.', 'Latency.'),
      column(
        'tests',
        null,
        'Số lượt đo mà dòng ấy gộp, theo tệp; trống khi tệp không cho biết.',
        'How many tests the row sums up, as the file says; empty when it does not.',
      ),
    ],
  },
  {
    name: 'place',
    meaning: {
      vi: 'Những nơi một lượt đo được gắn vào: một vùng của bản đồ ranh giới, hoặc một địa bàn chỉ biết tên.',
      en: 'Places a test can be tagged to: shapes of the boundary layers, or an area known by name only.',
    },
    columns: [
      column('place_id', null, 'Số của nơi đo.', 'The place.'),
      column(
        'area_ids',
        null,
        'Các vùng của lớp ranh giới chứa tọa độ; trống khi chỉ biết tên.',
        'Areas of the boundary layers that hold the position; empty for a name only.',
      ),
      column(
        'named_on_edition',
        null,
        'Bộ địa giới mà tên trong tệp được đối chiếu.',
        'Edition against which the name in the file was matched.',
      ),
      column('district_name', null, 'Tên cấp huyện như trong tệp.', 'District name as written in the file.'),
      column('commune_name', null, 'Tên cấp xã như trong tệp.', 'Commune name as written in the file.'),
      column(
        'address',
        null,
        'Phần cuối địa chỉ trong tệp, từ cấp xã trở lên; không lưu số nhà, đường, thôn.',
        'End of the address in the file, from the commune up; without house, street or village.',
      ),
      column(
        'recognition',
        null,
        'Tên được nhận ra thế nào: known (rõ), decided (do người quyết định), outside (ngoài tỉnh); chờ xác định: partly (chỉ rõ huyện), ambiguous (trùng tên), contradictory (xã và huyện không khớp), unknown (chưa biết).',
        'How the name was recognised: known, decided (by a person), outside (the province); waiting: partly (only the district), ambiguous, contradictory (commune and district disagree), unknown.',
      ),
      column(
        'certainty',
        null,
        'Độ chắc chắn của việc nhận ra tên, từ 0 đến 1.',
        'How sure the recognition is, 0 to 1.',
      ),
    ],
  },
  {
    name: 'place_unit',
    meaning: {
      vi: 'Mỗi nơi đo thuộc đơn vị hành chính nào, theo từng bộ địa giới và từng cấp.',
      en: 'The administrative area of a place, for each edition and level.',
    },
    columns: [
      column('place_id', null, 'Nơi đo.', 'The place.'),
      column('edition_id', null, 'Bộ địa giới.', 'The edition.'),
      column(
        'level',
        null,
        'Cấp: province (tỉnh), district (huyện), commune (xã).',
        'Level: province, district or commune.',
      ),
      column('code', null, 'Mã địa bàn.', 'Code of the area.'),
    ],
  },
];
