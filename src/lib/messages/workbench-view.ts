import type { Locale } from '#lib/domain/format.ts';
import { counted } from './counted.ts';

const vi = {
  tabs: { table: 'Bảng', chart: 'Biểu đồ', map: 'Bản đồ', crosstab: 'Bảng chéo' },
  views: 'Cách xem kết quả',
  weekdays: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'],
  yes: 'Có',
  no: 'Không',
  missing: 'Không có giá trị',
  /** Bounds of an interval that reaches below 0, where a dash would read as a further minus. */
  fromTo: (lower: string, upper: string) => `${lower} đến ${upper}`,
  testsShort: (count: string) => `n ${count}`,
  devicesShort: (count: string) => `${count} thiết bị`,
  parts: { lower: 'cận dưới', upper: 'cận trên', tests: 'lượt đo', devices: 'thiết bị' },
  codeOf: (head: string) => `${head}, mã`,
  tableLabel: (rows: string, columns: string) => `Kết quả: ${rows} dòng, ${columns} cột`,
  tableHint:
    'Phím mũi tên, Page Up, Page Down, Home, End để đi; Shift để chọn; Ctrl C để sao chép. Bấm tên cột để sắp xếp.',
  rowNumber: 'Dòng',
  sortBy: (column: string) => `Sắp xếp theo ${column}`,
  total: 'Tổng',
  rows: (count: string) => `${count} dòng`,
  rowsOf: (shown: string, all: string) => `${shown} trong ${all} dòng`,
  columns: (count: string) => `${count} cột`,
  printedRows: (printed: string, all: string) =>
    `In ${printed} dòng đầu trong ${all} dòng. Muốn đủ, hãy tải kết quả về thành tệp.`,
  behind: 'Lượt đo của dòng đang chọn',
  notBehind: {
    several_steps:
      'Không truy được lượt đo sau từng dòng: câu hỏi gồm nhiều bước, hoặc không đọc thẳng từ measurements.',
    hidden_group:
      'Không truy được lượt đo sau từng dòng: câu hỏi gộp theo một cột mà kết quả không có. Thêm cột ấy vào là được.',
  },
  goToRow: 'Đến dòng số',
  go: 'Đến',
  copySelection: 'Sao chép phần chọn',
  copyAll: 'Sao chép cả bảng',
  copied: (rows: string, columns: string) => `Đã sao chép ${rows} dòng, ${columns} cột.`,
  copyTooLarge: (cells: string, most: string) =>
    `${cells} ô là quá nhiều để sao chép (nhiều nhất ${most}). Hãy chọn ít dòng hơn, hoặc tải kết quả về thành tệp.`,
  leftOut: (names: string) =>
    `Cột ${names} phân biệt từng thiết bị, chỉ để xem ở đây: tệp, liên kết, hồ sơ, phần sao chép và bản in không có cột này.`,
  noPicture: 'Hình có số thiết bị nên không tải về được.',
  copyFailed: 'Trình duyệt không cho sao chép. Hãy tải kết quả về thành tệp.',
  truncated: {
    rows: (rows: string) =>
      `Kết quả bị cắt ở ${rows} dòng, mức nhiều nhất. Tổng, biểu đồ và bản đồ dưới đây chỉ tính phần này. Hãy lọc hẹp hơn hoặc gộp nhóm trong câu hỏi.`,
    bytes: (rows: string) =>
      `Kết quả bị cắt ở ${rows} dòng vì quá lớn (64 MB). Tổng, biểu đồ và bản đồ dưới đây chỉ tính phần này. Hãy chọn ít cột hơn hoặc lọc hẹp hơn.`,
  },
  empty: 'Không có dòng nào',
  emptyHint: 'Câu hỏi chạy xong và không dòng nào thỏa điều kiện. Hãy nới điều kiện lọc.',
  noSureChange: {
    worse: 'Không nơi nào kém đi rõ',
    better: 'Không nơi nào tốt lên rõ',
  },
  noSureChangeHint:
    'Ở mọi nơi, khoảng tin cậy 95% của chênh lệch còn chứa 0, hoặc một trong hai kỳ không có lượt đo. Chọn «không» ở mục «Chỉ hiện nơi» để xem chênh lệch của từng nơi, hoặc chọn kỳ dài hơn.',
  emptyFiltered: 'Không dòng nào thỏa các điều kiện đang chọn.',
  working: 'Đang tính…',
};

const en: typeof vi = {
  tabs: { table: 'Table', chart: 'Chart', map: 'Map', crosstab: 'Crosstab' },
  views: 'Ways to see the result',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  yes: 'Yes',
  no: 'No',
  missing: 'No value',
  fromTo: (lower, upper) => `${lower} to ${upper}`,
  testsShort: (count) => `n ${count}`,
  devicesShort: (count) => `${count} devices`,
  parts: { lower: 'lower bound', upper: 'upper bound', tests: 'tests', devices: 'devices' },
  codeOf: (head) => `${head}, code`,
  tableLabel: (rows, columns) => `Result: ${counted(rows, 'row')}, ${counted(columns, 'column')}`,
  tableHint:
    'Arrow keys, Page Up, Page Down, Home and End move; Shift selects; Ctrl C copies. A column’s name sorts by it.',
  rowNumber: 'Row',
  sortBy: (column) => `Sort by ${column}`,
  total: 'Total',
  rows: (count) => counted(count, 'row'),
  rowsOf: (shown, all) => `${shown} of ${counted(all, 'row')}`,
  columns: (count) => counted(count, 'column'),
  printedRows: (printed, all) =>
    `The first ${printed} of ${all} rows are printed. Download the result for all of them.`,
  behind: 'Tests of the selected row',
  notBehind: {
    several_steps:
      'The tests behind a row cannot be traced: the question has several steps, or does not read measurements directly.',
    hidden_group:
      'The tests behind a row cannot be traced: the question groups by a column that the result does not have. Add it.',
  },
  goToRow: 'Go to row',
  go: 'Go',
  copySelection: 'Copy the selection',
  copyAll: 'Copy the whole table',
  copied: (rows, columns) => `Copied ${counted(rows, 'row')}, ${counted(columns, 'column')}.`,
  copyTooLarge: (cells, most) =>
    `${cells} cells are too many to copy (at most ${most}). Select fewer rows, or download the result as a file.`,
  leftOut: (names) =>
    `Column ${names} tells devices apart and is for the screen: files, links, cases, copies and prints do not have it.`,
  noPicture: 'The picture shows numbers of devices and cannot be downloaded.',
  copyFailed: 'The browser does not allow copying. Download the result as a file.',
  truncated: {
    rows: (rows) =>
      `The result is cut off at ${rows} rows, the most there can be. The totals, chart and map below are of this part alone. Narrow the filter or group the rows in the question.`,
    bytes: (rows) =>
      `The result is cut off at ${counted(rows, 'row')} because it is too large (64 MB). The totals, chart and map below are of this part alone. Choose fewer columns or narrow the filter.`,
  },
  empty: 'No rows',
  emptyHint: 'The question ran, and no row meets its conditions. Widen the conditions.',
  noSureChange: {
    worse: 'No place surely got worse',
    better: 'No place surely got better',
  },
  noSureChangeHint:
    'Everywhere the 95% interval of the difference contains 0, or one of the two periods has no tests. Choose “none” under “Only places” to see the difference of each place, or choose a longer period.',
  emptyFiltered: 'No row meets the conditions that are chosen.',
  working: 'Working…',
};

/** Words of the viewer of the workbench's results. */
export const workbenchViewMessages: Record<Locale, typeof vi> = { vi, en };
