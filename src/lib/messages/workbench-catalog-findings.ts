import { words, type ColumnWords } from './workbench-catalog-words.ts';

type WordsByColumn = Readonly<Record<string, ColumnWords>>;

const EVERY_OPERATOR = words(
  'Mã nhà mạng; trống ở dòng của mọi nhà mạng.',
  'Code of the operator; empty in the row over all of them.',
  'vinaphone',
);

/** Of which areas, in which period. */
const COMMON: WordsByColumn = {
  edition: words('Bộ địa giới.', 'Edition of the boundaries.', '2025'),
  level: words(
    'Cấp: province (tỉnh), district (huyện), commune (xã).',
    'Level: province, district or commune.',
    'commune',
  ),
  operator: EVERY_OPERATOR,
  period_from: words('Kỳ số liệu: từ ngày.', 'Period of the figures: from.', '2024-04-01'),
  period_to: words('Kỳ số liệu: trước ngày.', 'Period of the figures: before.', '2024-07-01'),
  simulated: words('Số liệu mô phỏng, không phải thật.', 'Generated, not real.', 'false'),
};

/** What the columns of `gaps` mean. */
export const GAP_COLUMN_WORDS: WordsByColumn = {
  ...COMMON,
  gap: words(
    'Mã vùng lõm, giữ nguyên qua các kỳ.',
    'Code of the gap, the same in every period.',
    '884162a4b5fffff-2',
  ),
  rank: words(
    'Thứ tự: đã xác nhận trước, rồi đông dân trước.',
    'Order: confirmed ones first, then most residents.',
    '1',
  ),
  name: words('Tên các nơi đông dân nhất trong vùng.', 'Names of its areas with most residents.', 'Lục Nam'),
  area_names: words('Các địa bàn có phần trong vùng.', 'Areas that it touches.', 'Xã Lục Nam; Xã Cẩm Lý'),
  code: words('Mã địa bàn đông dân nhất trong vùng.', 'Code of its area with most residents.', '07444'),
  status: words(
    'confirmed (đã xác nhận), suspected (nghi ngờ); ở dòng một nhà mạng, trống khi bản đồ của riêng nhà mạng ấy không nêu nơi này.',
    'confirmed or suspected; in an operator’s row, empty where its own map shows nothing there.',
    'confirmed',
  ),
  at_most_mbps: words(
    'Trung bình không vượt quá mức này; trống khi mới nghi ngờ.',
    'The mean is at most this; empty while suspected.',
    '31.250',
  ),
  people: words('Số dân ước tính.', 'Estimated residents.', '5230'),
  km2: words('Diện tích ước tính theo ô.', 'Area, estimated from cells.', '10.3'),
  cells: words('Số ô của vùng.', 'Cells of the gap.', '2'),
  tests: words('Số lượt đo thành công.', 'Tests that did not fail.', '214'),
  failed: words('Số lượt đo hỏng.', 'Failed tests.', '6'),
  devices: words('Số thiết bị.', 'Devices.', '87'),
  places: words('Số nơi đã đo.', 'Places with tests.', '41'),
  times_of_day: words('Số buổi trong ngày đã đo.', 'Times of day with tests.', '4'),
  enough_places: words(
    'Đủ nơi đo chưa: enough (đủ), short (thiếu), unknown (không rõ).',
    'Enough places? enough, short, unknown.',
    'enough',
  ),
  enough_times: words(
    'Đủ buổi đo chưa: enough (đủ), short (thiếu), unknown (không rõ).',
    'Enough times of day? enough, short, unknown.',
    'enough',
  ),
  devices_missing: words(
    'Số thiết bị ít nhất còn cần để xác nhận hay bác bỏ; trống khi đã xác nhận.',
    'Further devices to decide, at the least; empty when confirmed.',
    '12',
  ),
  later_devices: words(
    'Số thiết bị mới đo ở đây trong kỳ sau.',
    'Devices that first measured here in the period after.',
    '23',
  ),
  later_mean_mbps: words('Trung bình của các thiết bị ấy.', 'Their mean.', '28.100'),
  later_lower_mbps: words('Cận dưới của trung bình ấy.', 'Lower bound of that mean.', '24.900'),
  later_upper_mbps: words('Cận trên của trung bình ấy.', 'Upper bound of that mean.', '31.300'),
};

/** What the columns of `quotas` mean. */
export const QUOTA_COLUMN_WORDS: WordsByColumn = {
  ...COMMON,
  code: words('Mã địa bàn.', 'Code of the area.', '218'),
  title: words('Tên đầy đủ.', 'Full name.', 'Huyện Lục Nam'),
  tests: words('Số lượt đo đã có.', 'Tests there are.', '412'),
  devices: words(
    'Số thiết bị đã đo; không rõ thiết bị thì đếm theo nơi và ngày.',
    'Devices; where unknown, one for each place and day.',
    '203',
  ),
  mean_mbps: words('Tải xuống, trung bình của mọi lượt đo.', 'Download, mean of all tests.', '38.214'),
  lower_mbps: words('Cận dưới của trung bình ấy.', 'Lower bound of that mean.', '35.020'),
  upper_mbps: words('Cận trên của trung bình ấy.', 'Upper bound of that mean.', '41.408'),
  verdict: words(
    'Kết luận: met, not_met, undecided, too_few, untested.',
    'Verdict: met, not_met, undecided, too_few, untested.',
    'undecided',
  ),
  outlook: words(
    'Đo thêm có kết luận được không: decided (đã kết luận), reachable (được), minimum_first (phải đủ mẫu trước), too_near (quá sát ngưỡng).',
    'Can further tests decide? decided, reachable, minimum_first (the minimum comes first), too_near (to the limit).',
    'reachable',
  ),
  tests_for_minimum: words('Số lượt còn cần để đủ mẫu tối thiểu.', 'Further tests for the minimum.', '0'),
  devices_for_minimum: words(
    'Số thiết bị ứng với số lượt ấy; trống khi không rõ mỗi thiết bị đo bao nhiêu lượt.',
    'Devices for those; empty where tests per device are unknown.',
    '0',
  ),
  tests_for_decision: words(
    'Số lượt còn cần để kết luận được; trống khi chưa tính được.',
    'Further tests for a verdict; empty where none can be given.',
    '240',
  ),
  devices_for_decision: words('Số thiết bị ứng với số lượt ấy.', 'Devices for those.', '120'),
};
