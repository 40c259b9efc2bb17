import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for the faults of the statistics. */
export const STATISTICS_FAULTS: Record<string, Record<Locale, Sentence>> = {
  edition_unknown: {
    vi: (d) => `Không có bộ địa giới «${d.value}». Các bộ hiện có: ${d.known}.`,
    en: (d) => `There is no edition of areas “${d.value}”. Editions: ${d.known}.`,
  },
  editions_missing: {
    vi: () =>
      'Kho dữ liệu chưa có bộ địa giới nào. Hãy nạp một bộ bằng lệnh: npm run areas -- import TỆP --edition … --level … --code … --name …',
    en: () =>
      'The warehouse has no areas yet. Load some with: npm run areas -- import FILE --edition … --level … --code … --name …',
  },
  level_unknown: {
    vi: (d) => `Không có bộ địa giới nào có cấp «${d.value}». Các cấp hiện có: ${d.known}.`,
    en: (d) => `No edition of areas has the level “${d.value}”. Levels: ${d.known}.`,
  },
  level_unknown_in_edition: {
    vi: (d) => `Bộ địa giới «${d.edition}» không có cấp «${d.value}». Các cấp của bộ này: ${d.known}.`,
    en: (d) => `The edition of areas “${d.edition}” has no level “${d.value}”. It has: ${d.known}.`,
  },
  unit_unknown: {
    vi: (d) =>
      `Không có địa bàn mã «${d.code}» ở cấp «${d.level}» của bộ địa giới «${d.edition}». Hãy chọn lại trên bản đồ hoặc trong bảng.`,
    en: (d) =>
      `There is no area with the code “${d.code}” at level “${d.level}” of the edition “${d.edition}”. Choose again on the map or in the table.`,
  },
  gap_unknown: {
    vi: (d) =>
      `Vùng «${d.value}» không nằm trong tỉnh. Hãy mở trang Vùng lõm và chọn lại trên bản đồ hoặc trong danh sách.`,
    en: (d) =>
      `The place “${d.value}” is not in the province. Open the page of gaps and choose again on the map or in the list.`,
  },
  operator_unknown: {
    vi: (d) => `Không có nhà mạng «${d.value}». Các nhà mạng hiện có: ${d.known}.`,
    en: (d) => `There is no operator “${d.value}”. Operators: ${d.known}.`,
  },
  standard_unknown: {
    vi: (d) => `Không có tiêu chuẩn «${d.value}». Các tiêu chuẩn hiện có: ${d.known}.`,
    en: (d) => `There is no standard “${d.value}”. Standards: ${d.known}.`,
  },
  standards_missing: {
    vi: () =>
      'Kho dữ liệu chưa có tiêu chuẩn nào để đánh giá. Hãy kiểm tra thư mục data/reference/standards rồi khởi động lại.',
    en: () =>
      'The warehouse has no standard to judge by. Check the folder data/reference/standards and start again.',
  },
  parameter_value_unknown: {
    vi: (d) => `Không có giá trị «${d.value}» cho tham số «${d.parameter}». Hãy dùng một trong: ${d.known}.`,
    en: (d) => `There is no value “${d.value}” for the parameter “${d.parameter}”. Use one of: ${d.known}.`,
  },
  statistics_usage: {
    vi: (d) =>
      `Không hiểu lệnh «${d.problem}». Ví dụ: npm run statistics -- areas --edition 2024 --level district --from 2024-06-13 --to 2024-07-13 --format csv. Các bảng: ${d.tables}. Các tùy chọn: ${d.options}.`,
    en: (d) =>
      `The command “${d.problem}” is not understood. For example: npm run statistics -- areas --edition 2024 --level district --from 2024-06-13 --to 2024-07-13 --format csv. Tables: ${d.tables}. Options: ${d.options}.`,
  },
};
