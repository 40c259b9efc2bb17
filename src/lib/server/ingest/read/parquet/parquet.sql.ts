import {
  fragment,
  identifier,
  joinFragments,
  literal,
  statement,
  wholeNumber,
  type Fragment,
} from '../../../db/statement.ts';
import { MAX_CELL_LENGTH } from '../limits.ts';
import { pathPattern } from '../scans.sql.ts';

const source = (path: string) => fragment`read_parquet(${literal(pathPattern(path))})`;

/** What a Parquet file says of its size. */
export function parquetSize(path: string) {
  return statement<{ rows: number; groups: number }>()`
    select num_rows::double as rows, num_row_groups::double as groups
    from parquet_file_metadata(${literal(pathPattern(path))})
  `;
}

/** What the columns of a Parquet file unpack to, in bytes. */
export function parquetBytes(path: string) {
  return statement<{ bytes: number }>()`
    select coalesce(sum(total_uncompressed_size), 0)::double as bytes
    from parquet_metadata(${literal(pathPattern(path))})
  `;
}

/** The columns of a Parquet file and their types. */
export function parquetColumns(path: string) {
  return statement<{ name: string; type: string }>()`
    select column_name as name, column_type as type from (describe select * from ${source(path)})
  `;
}

const cellsOf = (headers: readonly string[], longest: number): Fragment =>
  joinFragments(
    headers.map(
      (name, i) =>
        fragment`left(${identifier(name)}::varchar, ${wholeNumber(longest)}) as ${identifier(`c${i}`)}`,
    ),
    ', ',
  );

/** The first rows of a Parquet file as text, cells cut to `longest` characters. */
export function firstParquetRows(path: string, headers: readonly string[], rows: number, longest: number) {
  return statement<Record<string, string | null>>()`
    select ${cellsOf(headers, longest)} from ${source(path)} limit ${wholeNumber(rows)}
  `;
}

/** Writes a Parquet file of text columns c0, c1, …, in the order of its rows; `rows` are the first ones only. */
export function copyParquet(path: string, headers: readonly string[], target: string, rows: number | null) {
  const first = rows === null ? fragment`` : fragment`limit ${wholeNumber(rows)}`;
  return statement()`
    copy (select ${cellsOf(headers, MAX_CELL_LENGTH)} from ${source(path)} ${first})
    to ${literal(target)} (format parquet, row_group_size 20480)
  `;
}

/** Scans a copy made by `copyParquet`. */
export function parquetScan(path: string, columns: number): Fragment {
  const names = Array.from({ length: columns }, (_, i) => identifier(`c${i}`));
  return fragment`(select ${joinFragments(names, ', ')} from ${source(path)})`;
}
