import {
  identifier,
  joinFragments,
  literal,
  statement,
  fragment,
  type Fragment,
} from '../../db/statement.ts';
import { ROW_TYPES } from '../pack-rows.ts';

/** Rows a group: what Parquet readers take at once. */
const TYPES: Fragment = joinFragments(
  Object.entries(ROW_TYPES).map(([name, type]) => fragment`${literal(name)}: ${literal(type)}`),
  ', ',
);
const columns: Fragment = joinFragments(Object.keys(ROW_TYPES).map(identifier), ', ');

/** Reads a rows.csv as it is written. */
const csvAt = (path: string): Fragment => fragment`
  read_csv(${literal(path)}, header = true, auto_detect = false, delim = ',', quote = '"', new_line = '\\r\\n',
    columns = {${TYPES}})`;

/** Writes the rows of a CSV file as Parquet, in their order. */
export const copyRows = (csv: string, parquet: string) =>
  statement()`copy (select * from ${csvAt(csv)}) to ${literal(parquet)} (format parquet, compression zstd)`;

/** Numbers of the rows that the two files do not have in common, the first ones. */
export const differingRows = (csv: string, parquet: string) =>
  statement<{ readonly row: number | null }>()`
    with a as (select ${columns} from ${csvAt(csv)}), b as (select ${columns} from read_parquet(${literal(parquet)}))
    select distinct "row" from ((from a except all from b) union all (from b except all from a))
    order by "row" nulls first limit 10
  `;

/** What a Parquet file says of its size. */
export const parquetSize = (path: string) =>
  statement<{ readonly rows: number; readonly bytes: number }>()`
    select (select sum(num_rows) from parquet_file_metadata(${literal(path)}))::double as rows,
      (select sum(total_uncompressed_size) from parquet_metadata(${literal(path)}))::double as bytes
  `;
