import type { Locale } from '#lib/domain/format.ts';

const vi = {
  title: 'Từ điển dữ liệu',
  lead: 'Kho dữ liệu là một tệp DuckDB. Dưới đây là mọi bảng và mọi cột, với đơn vị và ý nghĩa. Tốc độ lưu bằng số nguyên kbit/s (38.200 kbit/s là 38,2 Mbps), thời điểm lưu theo giờ UTC, ngày theo giờ Việt Nam.',
  tables: 'Các bảng',
  filter: 'Tìm trong bảng, cột, ý nghĩa',
  found: (found: number, of: number): string => (found === of ? `${of} bảng` : `${found} trong ${of} bảng`),
  column: 'Cột',
  type: 'Kiểu',
  unit: 'Đơn vị',
  meaning: 'Ý nghĩa',
  nullable: 'có thể trống',
  columnsOf: (table: string) => `Các cột của bảng ${table}`,
};

type DictionaryMessages = typeof vi;

const en: DictionaryMessages = {
  title: 'Data dictionary',
  lead: 'The warehouse is one DuckDB file. Every table and column is listed with its unit and meaning. Speeds are whole kbit/s (38,200 kbit/s is 38.2 Mbps), instants are in UTC, dates in Vietnamese time.',
  tables: 'Tables',
  filter: 'Find in tables, columns, meanings',
  found: (found, of) => (found === of ? `${of} tables` : `${found} of ${of} tables`),
  column: 'Column',
  type: 'Type',
  unit: 'Unit',
  meaning: 'Meaning',
  nullable: 'may be empty',
  columnsOf: (table) => `Columns of table ${table}`,
};

/** Words of the dictionary page. */
export const dictionaryMessages: Record<Locale, DictionaryMessages> = { vi, en };
