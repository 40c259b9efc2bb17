import type { Locale } from '#lib/domain/format.ts';

const vi = {
  rows: 'Hàng',
  columns: 'Cột',
  value: 'Số liệu trong ô',
  swap: 'Đổi hàng với cột',
  label: (value: string, rows: string, columns: string) => `${value} theo ${rows} và ${columns}`,
  sharedRows: (count: string) => `${count} dòng`,
  emptyCells: 'Ô có dấu – là không có dòng nào.',
  median: (most: string) =>
    `Có ô gồm nhiều dòng (nhiều nhất ${most}, ghi trong ô): số trong ô ấy là trung vị của các dòng, trong ngoặc là nửa giữa (25%–75%) của chúng, không phải khoảng tin cậy. Muốn có khoảng tin cậy, hãy gộp nhóm trong câu hỏi.`,
  sum: (most: string) =>
    `Có ô gồm nhiều dòng (nhiều nhất ${most}, ghi trong ô): số trong ô ấy là tổng của chúng.`,
  total: 'Tổng',
  totalOfTests:
    'Tổng chỉ là số lượt đo: trung bình chung không tính được từ các trung bình trong ô. Muốn có, hãy bỏ bớt một nhóm trong câu hỏi.',
  interval: 'Trong ngoặc là khoảng tin cậy 95%, n là số lượt đo.',
  cut: (shown: string, all: string) => `Bảng có ${shown} trong ${all} ô: những hàng và cột đầu.`,
  nothing: 'Không lập được bảng chéo',
  nothingHint:
    'Bảng chéo cần hai cột để nhóm (địa bàn, nhà mạng, tháng, giờ…) và một cột số. Hãy nhóm theo hai cột trong câu hỏi.',
  gone: 'Kết quả không còn cột mà bảng chéo này chọn, hoặc cột có quá nhiều giá trị. Hãy chọn lại.',
  automatic: 'Để chương trình chọn',
};

const en: typeof vi = {
  rows: 'Rows',
  columns: 'Columns',
  value: 'Figure in the cells',
  swap: 'Swap rows and columns',
  label: (value, rows, columns) => `${value} by ${rows} and ${columns}`,
  sharedRows: (count) => `${count} rows`,
  emptyCells: 'A cell with – has no row.',
  median: (most) =>
    `Some cells are of several rows (at most ${most}, said in the cell): their figure is the median of the rows, with the middle half of them (25%–75%) in brackets, which is no confidence interval. For intervals, group the rows in the question.`,
  sum: (most) =>
    `Some cells are of several rows (at most ${most}, said in the cell): their figure is the sum of them.`,
  total: 'Total',
  totalOfTests:
    'Totals are of tests only: the mean of all does not follow from the means of the cells. Leave a group out of the question to have it.',
  interval: 'In brackets the 95% interval; n is the number of tests.',
  cut: (shown, all) => `The table has ${shown} of ${all} cells: the first rows and columns.`,
  nothing: 'No crosstab can be made',
  nothingHint:
    'A crosstab needs two columns to group by (area, operator, month, hour …) and one of figures. Group by two columns in the question.',
  gone: 'The result lacks a column that this crosstab was chosen with, or it has too many values. Choose again.',
  automatic: 'Let the program choose',
};

/** Words of the crosstab of the workbench's results. */
export const workbenchCrosstabMessages: Record<Locale, typeof vi> = { vi, en };
