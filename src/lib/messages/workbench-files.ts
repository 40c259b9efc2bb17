import type { Locale } from '#lib/domain/format.ts';
import { formatCount } from '#lib/domain/format.ts';
import type { QueryStamp } from '#lib/domain/workbench/query.ts';

const WORDS = {
  vi: {
    rows: 'Kết quả',
    source: 'Nguồn gốc',
    title: 'Kết quả truy vấn trên bảng theo dõi i-Speed',
    simulated: 'Có số liệu MÔ PHỎNG: không dùng làm căn cứ.',
    rowCount: 'Số dòng',
    whole: (rows: string) => `${rows} (đủ)`,
    truncated: {
      rows: (rows: string) => `${rows} dòng đầu: kết quả còn dòng nữa, đã dừng ở giới hạn số dòng`,
      bytes: (rows: string) => `${rows} dòng đầu: kết quả còn dòng nữa, đã dừng ở giới hạn dung lượng`,
    },
    leftOut: 'Cột để ngoài',
    leftOutWhy: (names: string) =>
      `${names}: số thiết bị chỉ để xem trên màn hình, không đưa vào tệp, liên kết hay hồ sơ`,
    sql: 'Câu truy vấn',
    value: (name: string) => `Giá trị $${name}`,
    hash: 'Mã băm SHA-256 của câu truy vấn và các giá trị',
    dataVersion: 'Phiên bản dữ liệu',
    ranAt: 'Chạy lúc (giờ UTC)',
    milliseconds: 'Thời gian chạy (ms)',
    by: 'Người chạy',
    unknown: 'không nêu',
    missing: 'không có',
  },
  en: {
    rows: 'Result',
    source: 'Provenance',
    title: 'Result of a query on the i-Speed dashboard',
    simulated: 'Holds SIMULATED data: no basis for a decision.',
    rowCount: 'Rows',
    whole: (rows: string) => `${rows} (all)`,
    truncated: {
      rows: (rows: string) => `the first ${rows}: there are more; cut off at the limit of rows`,
      bytes: (rows: string) => `the first ${rows}: there are more; cut off at the limit of size`,
    },
    leftOut: 'Columns left out',
    leftOutWhy: (names: string) =>
      `${names}: numbers of devices are for the screen, not for files, links or cases`,
    sql: 'Query',
    value: (name: string) => `Value of $${name}`,
    hash: 'SHA-256 of the query and its values',
    dataVersion: 'Data version',
    ranAt: 'Ran at (UTC)',
    milliseconds: 'Time taken (ms)',
    by: 'Ran by',
    unknown: 'not stated',
    missing: 'none',
  },
} as const;

/** Names of a result's sheets. */
export const workbookNames = (locale: Locale) => ({ rows: WORDS[locale].rows, source: WORDS[locale].source });

/** How many rows, and whether they are all. */
export function rowCountWords({ rows, truncated }: QueryStamp, locale: Locale): string {
  const shown = formatCount(rows, locale);
  return truncated === null ? WORDS[locale].whole(shown) : WORDS[locale].truncated[truncated](shown);
}

/** The provenance of a result, a name and its value a line. */
export function provenanceLines(stamp: QueryStamp, locale: Locale): readonly (readonly string[])[] {
  const t = WORDS[locale];
  return [
    [t.title],
    ...(stamp.simulated ? [[t.simulated]] : []),
    [t.rowCount, rowCountWords(stamp, locale)],
    ...(stamp.leftOut.length === 0 ? [] : [[t.leftOut, t.leftOutWhy(stamp.leftOut.join(', '))]]),
    [t.dataVersion, String(stamp.dataVersion)],
    [t.ranAt, stamp.ranAt],
    [t.milliseconds, String(stamp.milliseconds)],
    [t.by, stamp.by ?? t.unknown],
    [t.hash, stamp.hash],
    ...Object.entries(stamp.values).map(([name, value]) => [t.value(name), String(value ?? t.missing)]),
    [t.sql, stamp.sql],
  ];
}

/** How the command `query` is called. */
export const QUERY_USAGE =
  'npm run query -- "select ..." [--format csv|json|arrow|xlsx|parquet] [--out FILE] [--value NAME=VALUE] [--by NAME] [--bom]';

/** What the command says of a result that is not whole. */
export function truncatedLine(rows: number, locale: Locale): string {
  const shown = formatCount(rows, locale);
  return locale === 'vi'
    ? `Chỉ có ${shown} dòng đầu: kết quả còn dòng nữa. Hãy lọc bớt để lấy đủ.`
    : `Only the first ${shown} rows: there are more. Filter to get them all.`;
}

/** What the command says of the columns that it left out. */
export function leftOutLine(names: readonly string[], locale: Locale): string {
  const shown = names.join(', ');
  return locale === 'vi'
    ? `Đã để ngoài cột ${shown}: số thiết bị được đánh lại mỗi lần dữ liệu đổi, không đưa vào tệp.`
    : `Column ${shown} was left out: devices are numbered anew whenever the data change, and no file has them.`;
}
