import type { Locale } from '#lib/domain/format.ts';
import { counted } from './counted.ts';

const vi = {
  title: 'Khảo sát cột',
  open: 'Khảo sát cột',
  hint: 'Bấm vào một cột hình hoặc một giá trị để chỉ giữ các dòng ấy.',
  working: 'Đang tính…',
  distinct: (count: string) => `${count} giá trị khác nhau`,
  manyDistinct: (count: string) => `hơn ${count} giá trị khác nhau`,
  missing: (count: string, share: string) => `${count} dòng trống (${share})`,
  extremes: (low: string, high: string) => `từ ${low} đến ${high}`,
  bar: (range: string, rows: string) => `${range}: ${rows} dòng`,
  chart: (column: string) => `Phân bố của ${column}`,
  keep: (value: string, rows: string) => `Chỉ giữ ${value} (${rows} dòng)`,
  others: (rows: string) => `các giá trị khác: ${rows} dòng`,
  range: (from: string, to: string) => `${from} đến dưới ${to}`,
  andMore: (from: string) => `từ ${from}`,
  below: (to: string) => `dưới ${to}`,
  any: 'có giá trị',
  none: 'để trống',
  filters: 'Đang chỉ giữ các dòng',
  filter: (column: string, value: string) => `${column}: ${value}`,
  remove: (filter: string) => `Bỏ điều kiện ${filter}`,
  removeAll: 'Bỏ mọi điều kiện',
};

const en: typeof vi = {
  title: 'Explore columns',
  open: 'Explore columns',
  hint: 'Click a bar or a value to keep its rows only.',
  working: 'Counting…',
  distinct: (count) => counted(count, 'different value'),
  manyDistinct: (count) => `more than ${count} different values`,
  missing: (count, share) => `${counted(count, 'empty row')} (${share})`,
  extremes: (low, high) => `${low} to ${high}`,
  bar: (range, rows) => `${range}: ${counted(rows, 'row')}`,
  chart: (column) => `Distribution of ${column}`,
  keep: (value, rows) => `Keep ${value} only (${counted(rows, 'row')})`,
  others: (rows) => `other values: ${counted(rows, 'row')}`,
  range: (from, to) => `${from} to below ${to}`,
  andMore: (from) => `${from} or more`,
  below: (to) => `below ${to}`,
  any: 'any value',
  none: 'empty',
  filters: 'Keeping only the rows with',
  filter: (column, value) => `${column}: ${value}`,
  remove: (filter) => `Remove the condition ${filter}`,
  removeAll: 'Remove all conditions',
};

/** Words of the column explorer and of the conditions that it sets. */
export const workbenchExplorerMessages: Record<Locale, typeof vi> = { vi, en };
