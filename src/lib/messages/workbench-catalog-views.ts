import type { ViewName } from '#lib/domain/workbench/catalog.ts';
import { GAP_COLUMN_WORDS, QUOTA_COLUMN_WORDS } from './workbench-catalog-findings.ts';
import { words, type ColumnWords } from './workbench-catalog-words.ts';

const edition = words('Bộ địa giới.', 'Edition of the boundaries.', '2025');
const level = words(
  'Cấp: province (tỉnh), district (huyện), commune (xã).',
  'Level: province, district or commune.',
  'commune',
);
const simulated = words('Số liệu mô phỏng, không phải thật.', 'Generated, not real.', 'false');
const grade = words(
  'Cách đo của các lượt trong tệp: citizens, protocol, measured.',
  'How the tests of the file were made: citizens, protocol, measured.',
  'citizens',
);
const caseNumber = words('Số hồ sơ.', 'Number of the case.', 'HS-0007');
const standard = words('Mã tiêu chuẩn.', 'Id of the standard.', '4g-mean-40');
const operatorCode = words('Mã nhà mạng.', 'Code of the operator.', 'viettel');
const minimumDevices = (vi: string, en: string) =>
  words(`Số thiết bị tối thiểu để kết luận về một ${vi}.`, `Fewest devices for a verdict on a ${en}.`, '50');

/** What the columns of the other views mean. */
export const VIEW_COLUMN_WORDS: Readonly<
  Record<Exclude<ViewName, 'measurements'>, Readonly<Record<string, ColumnWords>>>
> = {
  gaps: GAP_COLUMN_WORDS,
  quotas: QUOTA_COLUMN_WORDS,
  areas: {
    edition,
    level,
    code: words('Mã địa bàn.', 'Code of the area.', '07444'),
    name: words('Tên không kèm cấp.', 'Name without its type.', 'Lục Nam'),
    title: words('Tên đầy đủ.', 'Full name.', 'Xã Lục Nam'),
    parent: words('Mã địa bàn cấp trên.', 'Code of the area above.', '24'),
    people: words('Dân số.', 'Residents.', '24310'),
    km2: words('Diện tích.', 'Area.', '38.2'),
  },
  operators: {
    code: operatorCode,
    name: words('Tên nhà mạng.', 'Name of the operator.', 'Viettel'),
    kind: words(
      'Loại: mno (có mạng riêng), mvno (thuê mạng), unlisted (chỉ gặp trong tệp).',
      'Kind: mno (own network), mvno (rents one), unlisted (seen in files only).',
      'mno',
    ),
    host: words('Mã nhà mạng cho thuê mạng.', 'Code of the operator whose network it rents.', 'vinaphone'),
  },
  tallies: {
    unit: words('Mã đơn vị báo cáo.', 'Code of the reporting unit.', 'luc-nam'),
    unit_name: words('Tên đơn vị báo cáo.', 'Name of the reporting unit.', 'UBND huyện Lục Nam'),
    kind: words(
      'Loại: district (huyện), commune (xã, phường), department (sở, ngành), press (báo, đài).',
      'Kind: district, commune, department or press.',
      'district',
    ),
    district: words(
      'Mã huyện (địa giới 2024) mà đơn vị báo cáo.',
      'Code of the 2024 district that the unit reports for.',
      '218',
    ),
    report_month: words('Tháng báo cáo.', 'Report month.', '2024-07'),
    version: words('Số của bản báo cáo.', 'Version of the report.', '1'),
    latest: words(
      'Bản đang được tính; mỗi đơn vị và tháng có một.',
      'The version that counts; one of each unit and month.',
      'true',
    ),
    origin: words(
      'Được nhận bằng cách nào: form (tệp), web (biểu trên trình duyệt), history (bảng tổng hợp cũ).',
      'How it came: form (a file), web (the form in the browser), history (a past table).',
      'form',
    ),
    received_on: words('Ngày nhận.', 'Date it was received.', '2024-07-11'),
    installs: words('Số người cài đặt trong tháng.', 'People who installed it in the month.', '88'),
    accesses: words('Số lượt truy cập trong tháng.', 'Accesses of the month.', '150'),
    installs_cumulative: words('Số người cài đặt lũy kế.', 'People who installed it, to date.', '310'),
    accesses_cumulative: words('Số lượt truy cập lũy kế.', 'Accesses to date.', '540'),
    batch: words('Số của lần nạp.', 'Number of the batch.', '2'),
    simulated,
  },
  reference_values: {
    batch: words('Số của lần nạp.', 'Number of the batch.', '5'),
    name: words('Tên và nguồn của tập giá trị.', 'Name and source of the set.', 'Ookla, quý 2/2024'),
    row_number: words('Số dòng trong tệp.', 'Row in the file.', '2'),
    dated_on: words('Ngày mà giá trị được ghi.', 'Date of the value.', '2024-04-01'),
    edition,
    level,
    code: words('Mã địa bàn; trống khi không rõ nơi.', 'Code of the area; empty where unknown.', '07444'),
    operator: words('Mã nhà mạng; trống: mọi nhà mạng.', 'Operator; empty: all of them.', 'viettel'),
    technology: words('Công nghệ.', 'Technology.', 'unknown'),
    download_mbps: words('Tốc độ tải xuống theo nguồn.', 'Download speed, as the source says.', '45.000'),
    upload_mbps: words('Tốc độ tải lên theo nguồn.', 'Upload speed, as the source says.', '12.000'),
    latency_ms: words('Độ trễ theo nguồn.', 'Latency, as the source says.', '31.000'),
    tests: words(
      'Số lượt đo mà giá trị gộp, theo nguồn.',
      'Tests that the value sums up, as the source says.',
      '400',
    ),
    simulated,
  },
  standards: {
    standard,
    name: words(
      'Tên tiêu chuẩn.',
      'Name of the standard, in Vietnamese.',
      'Tải xuống 4G trung bình từ 40 Mbps',
    ),
    kind: words('Loại tiêu chuẩn.', 'Kind of the standard.', 'planning_target'),
    enabled: words('Đang dùng để kết luận.', 'It is judged by.', 'true'),
    metric: words('Đại lượng: download, upload.', 'Metric: download, upload.', 'download'),
    technology: words('Công nghệ.', 'Technology.', '4G'),
    operator: words(
      'Nhà mạng tự công bố; trống khi áp dụng cho mọi nhà mạng.',
      'The operator that declared it; empty when it applies to all.',
      'viettel',
    ),
    statistic: words(
      'Kết luận theo: mean (trung bình), share (tỷ lệ).',
      'Decided by: mean or share.',
      'mean',
    ),
    limit_mbps: words('Ngưỡng.', 'Limit.', '40.000'),
    share: words(
      'Tỷ lệ lượt đo tối thiểu phải từ ngưỡng trở lên, 0 đến 1; trống khi theo trung bình.',
      'Smallest share of tests at or above the limit, 0 to 1; empty when a mean decides.',
      '0.95',
    ),
    deciding_mean: words(
      'Trung bình nào quyết định: device (mỗi thiết bị một phiếu), measurement (mọi lượt đo).',
      'Which mean decides: device (one vote each) or measurement.',
      'device',
    ),
    minimum_tests: words('Số lượt đo tối thiểu để kết luận.', 'Fewest tests for a verdict.', '300'),
    minimum_devices_province: minimumDevices('tỉnh', 'province'),
    minimum_devices_district: minimumDevices('huyện', 'district'),
    minimum_devices_commune: minimumDevices('xã', 'commune'),
    valid_from: words('Có hiệu lực từ ngày.', 'In force from.', '2024-01-11'),
    valid_to: words(
      'Hết hiệu lực từ ngày; trống khi còn hiệu lực.',
      'No longer in force from; empty while it is.',
      '2025-01-01',
    ),
    source: words('Văn bản.', 'Documents.', 'Quyết định 36/QĐ-TTg ngày 11/1/2024'),
  },
  batches: {
    batch: words('Số của lần nạp.', 'Number of the batch.', '1'),
    kind: words(
      'Loại: measurement (lượt đo), tally (biểu tổng hợp tháng), reference (giá trị tham chiếu).',
      'Kind: measurement, tally (monthly form) or reference (values of other sources).',
      'measurement',
    ),
    file_name: words('Tên tệp.', 'Name of the file.', 'do-kiem-thang-6.csv'),
    loaded_on: words('Ngày nạp.', 'Date it was loaded.', '2024-07-02'),
    first_on: words('Ngày đo đầu tiên trong tệp.', 'First date in the file.', '2024-06-01'),
    last_on: words('Ngày đo cuối cùng trong tệp.', 'Last date in the file.', '2024-06-30'),
    rows_read: words('Số dòng đã đọc.', 'Rows read.', '90000'),
    rows_accepted: words('Số dòng được nhận.', 'Rows accepted.', '89870'),
    rows_rejected: words('Số dòng bị loại.', 'Rows rejected.', '95'),
    rows_duplicate: words('Số dòng trùng.', 'Duplicate rows.', '35'),
    rows_unplaced: words(
      'Số dòng được nhận nhưng không thuộc địa bàn nào.',
      'Rows accepted that are in no known area.',
      '34',
    ),
    tests_per_person: words(
      'Số lượt đo ước chừng của mỗi người, như cơ quan đã nêu cho tệp không có mã thiết bị.',
      'About how many tests a person made, as stated for a file without device ids.',
      '3',
    ),
    grade,
    state: words('loaded (đang tính) hoặc undone (đã gỡ).', 'loaded (it counts) or undone.', 'loaded'),
    simulated,
  },
  cases: {
    case_number: caseNumber,
    operator: operatorCode,
    standard,
    edition,
    level,
    state: words(
      'Trạng thái của hồ sơ vào ngày lấy số liệu.',
      'State of the case on the day of the data.',
      'sent',
    ),
    since: words('Ở trạng thái ấy từ ngày.', 'In that state since.', '2024-07-15'),
    opened_on: words('Ngày mở hồ sơ.', 'Date it was opened.', '2024-07-13'),
    sent_on: words('Ngày gửi văn bản.', 'Date the letter was sent.', '2024-07-15'),
    document: words('Số văn bản đã gửi.', 'Number of the letter.', '123/STTTT-BCVT'),
    deadline: words('Hạn trả lời.', 'Deadline of the answer.', '2024-08-05'),
    reminders: words('Số lần đã đôn đốc.', 'Reminders sent.', '0'),
    answered_on: words('Ngày nhà mạng trả lời.', 'Date of the operator’s answer.', '2024-08-01'),
    verified_on: words('Ngày xác minh gần nhất.', 'Date of the newest verification.', '2024-10-20'),
    places: words('Số nơi trong hồ sơ.', 'Places in the case.', '2'),
    people: words('Dân số của các nơi ấy.', 'Residents of those places.', '439097'),
    simulated,
  },
  case_places: {
    case_number: caseNumber,
    place: words('Số thứ tự của nơi trong hồ sơ.', 'Number of the place in its case.', '1'),
    edition,
    level,
    code: words('Mã địa bàn; trống khi nơi ấy là một vùng lõm.', 'Code of the area; empty for a gap.', '218'),
    title: words('Tên nơi.', 'Name of the place.', 'Huyện Lục Nam'),
    people: words('Dân số.', 'Residents.', '262117'),
    promised_from: words('Nhà mạng hẹn xong: từ ngày.', 'The operator promises it for: from.', '2026-01-01'),
    promised_to: words(
      'Nhà mạng hẹn xong: trước ngày.',
      'The operator promises it for: before.',
      '2026-04-01',
    ),
    claimed_on: words('Nhà mạng báo đã xong từ ngày.', 'The operator says it is mended since.', '2024-09-01'),
    outcome: words('Kết quả xác minh.', 'Finding of the verification.', 'met'),
  },
};
