import { MOST_STATED } from '#lib/domain/decisions/design-effect.ts';
import { FLAG_RULES } from '#lib/domain/quality-rule.ts';
import { markColumn } from '#lib/domain/workbench/catalog.ts';
import { ruleWords } from './quality-rules.ts';
import { words, type ColumnWords } from './workbench-catalog-words.ts';

const MARKS = Object.fromEntries(
  FLAG_RULES.map((rule): [string, ColumnWords] => {
    const [vi, en] = [ruleWords(rule.code, 'vi').name, ruleWords(rule.code, 'en').name];
    return [markColumn(rule), words(`Có dấu ngờ «${vi}».`, `Has the mark “${en}”.`, 'false')];
  }),
);

/** What the columns of `measurements` mean, but those with areas. */
export const MEASUREMENT_COLUMN_WORDS: Readonly<Record<string, ColumnWords>> = {
  tested_on: words('Ngày đo, theo giờ Việt Nam.', 'Date of the test in Việt Nam.', '2024-06-15'),
  hour: words(
    'Giờ đo, 0 đến 23; trống khi tệp chỉ ghi ngày.',
    'Hour of the test, 0 to 23; empty when the file gives only a date.',
    '21',
  ),
  weekday: words(
    'Thứ trong tuần: 1 là thứ hai, 7 là chủ nhật.',
    'Day of the week: 1 is Monday, 7 Sunday.',
    '6',
  ),
  month: words('Tháng dương lịch.', 'Calendar month.', '2024-06'),
  report_month: words(
    'Tháng báo cáo: từ ngày 13 tháng trước đến hết ngày 12.',
    'Report month: from the 13th of the month before to the 12th.',
    '2024-07',
  ),
  operator: words(
    'Mã nhà mạng; trống khi tệp không cho biết. Tên ở bảng operators.',
    'Code of the operator; empty when the file does not say. Its name is in operators.',
    'vinaphone',
  ),
  technology: words(
    'Công nghệ truy nhập: 2G, 3G, 4G, 5G, WiFi, fixed (cố định), unknown (không rõ).',
    'Access technology: 2G, 3G, 4G, 5G, WiFi, fixed or unknown.',
    '4G',
  ),
  download_mbps: words(
    'Tốc độ tải xuống; 0 là lượt đo hỏng.',
    'Download speed; 0 is a failed test.',
    '31.670',
  ),
  upload_mbps: words('Tốc độ tải lên.', 'Upload speed.', '9.590'),
  latency_ms: words('Độ trễ (ping).', 'Latency (ping).', '39.000'),
  jitter_ms: words('Độ biến động trễ.', 'Jitter.', '3.400'),
  failed: words('Lượt đo hỏng: tải xuống được 0.', 'A failed test: its download is 0.', 'false'),
  device: words(
    'Số của thiết bị, đánh lại ngẫu nhiên mỗi khi số liệu đổi; trống khi không biết thiết bị.',
    'Number of the device, drawn anew whenever the data change; empty when the device is unknown.',
    '9380',
  ),
  cluster: words(
    'Nhóm lượt đo phụ thuộc nhau, để tính khoảng tin cậy: thiết bị; số âm là nơi và ngày đo khi không biết thiết bị.',
    'Tests that depend on each other, for intervals: the device; below 0 a spot and day, where the device is unknown.',
    '9380',
  ),
  longitude: words('Kinh độ, làm tròn đến 0,01°.', 'Longitude, rounded to 0.01°.', '106.27'),
  latitude: words('Vĩ độ, làm tròn đến 0,01°.', 'Latitude, rounded to 0.01°.', '21.14'),
  site: words(
    'Số của điểm đo: tọa độ làm tròn đến 0,01°, hoặc địa danh khi không có tọa độ.',
    'Number of the place of the test: its position rounded to 0.01°, or the named place without one.',
    '400132627',
  ),
  marked: words('Có ít nhất một dấu đáng ngờ.', 'Has at least one mark of doubt.', 'false'),
  ...MARKS,
  tests_per_person: words(
    `Khi không biết thiết bị: mỗi người đo khoảng mấy lượt, như cơ quan đã nêu cho tệp (${MOST_STATED + 1}: nhiều hơn ${MOST_STATED}); trống khi chưa nêu.`,
    `Where the device is unknown: about how many tests a person made, as stated for the file (${MOST_STATED + 1}: more than ${MOST_STATED}); empty when not stated.`,
    '3',
  ),
  batch: words('Số của lần nạp (bảng batches).', 'Number of the batch (table batches).', '1'),
  row_number: words('Số thứ tự dòng trong tệp.', 'Row in the file.', '1204'),
  grade: words(
    'Cách đo: citizens (người dân), protocol (theo quy trình), measured (đo có biên bản).',
    'How the test was made: citizens, protocol, measured (on record).',
    'citizens',
  ),
};
