import type { Locale } from '#lib/domain/format.ts';
import { counted } from './counted.ts';

const vi = {
  by: 'Vẽ theo',
  positions: 'Vị trí (kinh độ, vĩ độ)',
  value: 'Tô màu theo',
  rowCount: 'Số dòng',
  label: (value: string, by: string) => `Bản đồ ${value} theo ${by}`,
  area: 'Địa bàn',
  areasOf: (column: string, level: string) => `${column}, ${level}`,
  unknown: 'Kết quả không có dòng nào của địa bàn này',
  straddles: 'Khoảng tin cậy chứa ngưỡng',
  unmatched: (rows: string, total: string) => `${rows} trong ${total} dòng không khớp địa bàn nào`,
  unmatchedWords: 'Giá trị không khớp',
  noValue: 'để trống',
  more: (count: string) => `và ${count} giá trị khác`,
  cells: (value: string) => `Mỗi ô là trung vị của ${value} ở các dòng trong ô.`,
  cellCounts: 'Mỗi ô là số dòng trong ô.',
  missing: (rows: string) => `${rows} dòng không có vị trí.`,
  beyond: (rows: string) => `${rows} dòng có vị trí ngoài khung bản đồ.`,
  filterHint: 'Bấm vào một địa bàn để chỉ giữ các dòng của nó.',
  loading: 'Đang tải ranh giới…',
  failed: 'Không tải được ranh giới địa bàn. Hãy mở lại trang.',
  nothing: 'Không có gì để vẽ lên bản đồ',
  nothingHint:
    'Bản đồ cần một cột mã hoặc tên địa bàn (ít nhất một nửa số dòng khớp), hoặc hai cột kinh độ và vĩ độ. Hãy thêm cột ấy vào câu hỏi.',
  fileName: 'ban-do',
};

const en: typeof vi = {
  by: 'Draw by',
  positions: 'Position (longitude, latitude)',
  value: 'Colour by',
  rowCount: 'Number of rows',
  label: (value, by) => `Map of ${value} by ${by}`,
  area: 'Area',
  areasOf: (column, level) => `${column}, ${level}`,
  unknown: 'The result has no row of this area',
  straddles: 'The interval contains the limit',
  unmatched: (rows, total) => `${rows} of ${counted(total, 'row')} match no area`,
  unmatchedWords: 'Values that match none',
  noValue: 'empty',
  more: (count) => `and ${counted(count, 'other value')}`,
  cells: (value) => `Each cell is the median of ${value} over the rows in it.`,
  cellCounts: 'Each cell is the number of rows in it.',
  missing: (rows) => `Rows without a position: ${rows}.`,
  beyond: (rows) => `Rows with a position beyond the map: ${rows}.`,
  filterHint: 'Click an area to keep its rows only.',
  loading: 'Loading outlines…',
  failed: 'The outlines cannot be loaded. Open the page again.',
  nothing: 'Nothing to put on a map',
  nothingHint:
    'A map needs a column of codes or names of areas (of at least half of the rows), or columns of longitude and latitude. Add one to the question.',
  fileName: 'map',
};

/** Words of the maps of the workbench's results. */
export const workbenchMapMessages: Record<Locale, typeof vi> = { vi, en };
