import type { Locale } from '#lib/domain/format.ts';
import type { ChartKind } from '#lib/domain/workbench/view-state.ts';

interface Fields {
  readonly x: string;
  readonly y: string;
  readonly series: string;
}

const vi = {
  kind: 'Kiểu biểu đồ',
  kinds: {
    line: 'Đường theo thời gian',
    profile: 'Theo giờ, theo thứ',
    dots: 'Chấm theo nhóm',
    histogram: 'Phân bố',
    density: 'Mật độ của hai số',
    heat: 'Lưới hai chiều',
  } satisfies Record<ChartKind, string> as Record<ChartKind, string>,
  fields: {
    line: { x: 'Thời gian', y: 'Số liệu', series: 'Tách theo' },
    profile: { x: 'Giờ, thứ', y: 'Số liệu', series: 'Tách theo' },
    dots: { x: 'Nhóm theo', y: 'Số liệu', series: 'Tách theo' },
    histogram: { x: 'Số liệu', y: '', series: '' },
    density: { x: 'Trục ngang', y: 'Trục đứng', series: '' },
    heat: { x: 'Hàng', y: 'Số liệu', series: 'Cột' },
  } as Record<ChartKind, Fields>,
  unsplit: 'Không tách',
  facet: 'Mỗi hình nhỏ là',
  fewRows: (count: string) =>
    `Hình dưới ${count} dòng (n ở tên hình) không quyết định thang chung: cột của nó có thể cao hơn khung.`,
  automatic: 'Để chương trình chọn',
  named: (name: string, value: string) => `${name}: ${value}`,
  figures: (y: string, x: string, count: string, low: string, high: string) =>
    `${y} theo ${x}, ${count} điểm. Thấp nhất ${low}; cao nhất ${high}.`,
  noFigures: (y: string, x: string) => `${y} theo ${x}: không có số liệu.`,
  interval: 'Khoảng tin cậy 95%',
  sum: (rows: string) => `Mỗi điểm là tổng các dòng cùng nhóm (nhiều nhất ${rows} dòng).`,
  median: (rows: string) =>
    `Nhiều dòng chung một điểm (nhiều nhất ${rows}): điểm là trung vị của các dòng ấy, vạch là nửa giữa (25%–75%) của chúng, không phải khoảng tin cậy. Muốn có khoảng tin cậy, hãy gộp nhóm trong câu hỏi.`,
  middle: 'Nửa giữa của các dòng (25%–75%)',
  value: 'Giá trị',
  tests: 'Lượt đo',
  rows: 'Số dòng',
  share: 'Tỷ lệ',
  limit: (value: string) => `Ngưỡng ${value} Mbps`,
  belowLimit: (share: string) => `▼ ${share} số dòng dưới ngưỡng`,
  atLimit: (share: string) => `▲ ${share} từ ngưỡng trở lên`,
  histogram: (name: string, rows: string, low: string, high: string) =>
    `Phân bố của ${name}: ${rows} dòng, phần lớn từ ${low} đến ${high}.`,
  binAndMore: (from: string) => `từ ${from}`,
  lastBin: (from: string) => `Cột cuối gồm mọi giá trị từ ${from} trở lên.`,
  density: (x: string, y: string, rows: string) =>
    `${y} theo ${x}: ${rows} dòng, ô càng đậm càng nhiều dòng.`,
  densityRows: 'Số dòng trong một ô',
  missing: (rows: string) => `${rows} dòng thiếu giá trị, không có trong hình.`,
  beyond: (rows: string) => `${rows} dòng có giá trị quá xa, nằm ngoài khung hình.`,
  mostShown: (shown: string, all: string) =>
    `Hình có ${shown} trong ${all} nhóm: những nhóm đứng đầu theo thứ tự của hình. Bảng có đủ.`,
  mostListed: (shown: string, all: string) => `${shown} trong ${all} dòng đầu`,
  nothing: 'Không có gì để vẽ',
  nothingHint:
    'Biểu đồ cần ít nhất hai dòng và một cột số (trung bình, tỷ lệ, số lượng). Hãy thêm một số liệu vào câu hỏi, hoặc xem ở bảng.',
  gone: 'Kết quả không còn cột mà biểu đồ này chọn. Hãy chọn lại, hoặc để chương trình chọn.',
  fileName: 'bieu-do',
  source: (version: string, hash: string, at: string) =>
    `Số liệu bản ${version} · câu hỏi ${hash} · chạy lúc ${at}`,
  simulated: 'Dữ liệu mô phỏng',
  truncated: (rows: string) => `Kết quả bị cắt ở ${rows} dòng`,
  filtered: (shown: string, all: string) => `Lọc còn ${shown} trong ${all} dòng`,
};

const en: typeof vi = {
  kind: 'Kind of chart',
  kinds: {
    line: 'Line over time',
    profile: 'By hour or weekday',
    dots: 'Dots by category',
    histogram: 'Distribution',
    density: 'Density of two figures',
    heat: 'Grid of two categories',
  },
  fields: {
    line: { x: 'Time', y: 'Figure', series: 'Split by' },
    profile: { x: 'Hour, weekday', y: 'Figure', series: 'Split by' },
    dots: { x: 'Group by', y: 'Figure', series: 'Split by' },
    histogram: { x: 'Figure', y: '', series: '' },
    density: { x: 'Horizontal', y: 'Vertical', series: '' },
    heat: { x: 'Rows', y: 'Figure', series: 'Columns' },
  },
  unsplit: 'No split',
  facet: 'A small chart for each',
  fewRows: (count) =>
    `A chart of fewer than ${count} rows (n in its title) does not set the common scale: its bars may be cut off.`,
  automatic: 'Let the program choose',
  named: (name, value) => `${name}: ${value}`,
  figures: (y, x, count, low, high) => `${y} by ${x}, ${count} points. Lowest ${low}; highest ${high}.`,
  noFigures: (y, x) => `${y} by ${x}: no figures.`,
  interval: '95% interval',
  sum: (rows) => `Each point is the sum of the rows of its group (at most ${rows}).`,
  median: (rows) =>
    `Several rows share a point (at most ${rows}): it is the median of those rows, and its line is the middle half of them (25%–75%), not a confidence interval. For intervals, group the rows in the question.`,
  middle: 'Middle half of the rows (25%–75%)',
  value: 'Value',
  tests: 'Tests',
  rows: 'Rows',
  share: 'Share',
  limit: (value) => `Limit ${value} Mbps`,
  belowLimit: (share) => `▼ ${share} of the rows below the limit`,
  atLimit: (share) => `▲ ${share} at or above the limit`,
  histogram: (name, rows, low, high) => `Distribution of ${name}: ${rows} rows, most from ${low} to ${high}.`,
  binAndMore: (from) => `${from} or more`,
  lastBin: (from) => `The last bar holds all values from ${from} on.`,
  density: (x, y, rows) => `${y} by ${x}: ${rows} rows; the darker a cell, the more rows.`,
  densityRows: 'Rows in a cell',
  missing: (rows) => `Rows without a value, not in the picture: ${rows}.`,
  beyond: (rows) => `Rows with far values, beyond the picture: ${rows}.`,
  mostShown: (shown, all) =>
    `The picture has ${shown} of ${all} groups: the first in its order. The table has all.`,
  mostListed: (shown, all) => `the first ${shown} of ${all} rows`,
  nothing: 'Nothing to draw',
  nothingHint:
    'A chart needs at least two rows and a column of figures (a mean, a share, a count). Add a figure to the question, or look at the table.',
  gone: 'The result lacks a column that this chart was chosen with. Choose again, or let the program choose.',
  fileName: 'chart',
  source: (version, hash, at) => `Data version ${version} · question ${hash} · run at ${at}`,
  simulated: 'Simulated data',
  truncated: (rows) => `The result is cut off at ${rows} rows`,
  filtered: (shown, all) => `Filtered to ${shown} of ${all} rows`,
};

/** Words of the charts of the workbench's results. */
export const workbenchChartMessages: Record<Locale, typeof vi> = { vi, en };
