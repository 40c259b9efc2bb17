import {
  fragment,
  identifier,
  joinFragments,
  literal,
  literalList,
  statement,
  wholeNumber,
  type Fragment,
} from '../db/statement.ts';
import { NULL_WORDS } from './source-table.ts';

interface CsvLayout {
  readonly path: string;
  readonly delimiter: string;
  /** Lines before the first row. */
  readonly skip: number;
  readonly columns: readonly string[];
}

/**
 * A delimited file as columns of text, in the strict way: the whole read fails on the first row whose shape is
 * not the header's, so no row is ever dropped or padded in silence.
 */
export function csvScan({ path, delimiter, skip, columns }: CsvLayout): Fragment {
  const types = columns.map((column) => fragment`${literal(column)}: 'VARCHAR'`);
  const cells = columns.map((column) => {
    const cell = identifier(column);
    return fragment`case when strlen(${cell}) > ${LONGEST_NULL_WORD} then ${cell}
      when list_contains(${literalList(NULL_WORDS)}, ${cell}) then null else ${cell} end as ${cell}`;
  });
  return fragment`(select ${joinFragments(cells, ', ')} from read_csv(${literal(pathPattern(path))},
    header = false, auto_detect = false, skip = ${wholeNumber(skip)}, delim = ${literal(delimiter)},
    quote = '"', escape = '"', columns = {${joinFragments(types, ', ')}}))`;
}

/** Bytes; most cells are longer, and need no further look. (read_csv's own `nullstr` compares every one with all.) */
const LONGEST_NULL_WORD = wholeNumber(Math.max(...NULL_WORDS.map((word) => Buffer.byteLength(word))));

/** A Parquet file's columns as text, named c0, c1, …. */
export function parquetScan(path: string, headers: readonly string[]): Fragment {
  const columns = headers.map((name, i) => fragment`${identifier(name)}::varchar as ${identifier(`c${i}`)}`);
  return fragment`(select ${joinFragments(columns, ', ')} from read_parquet(${literal(pathPattern(path))}))`;
}

/** A path that DuckDB takes for this one file: what it would read as a pattern stands in brackets. */
export function pathPattern(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

/** Columns of a Parquet file with their types. */
export function parquetColumns(path: string) {
  return statement<{ name: string; type: string }>()`
    select column_name as name, column_type as type
    from (describe select * from read_parquet(${literal(pathPattern(path))}))
  `;
}

/** Some rows of a scan. */
export function sampleOf(scan: Fragment) {
  return statement<Record<string, string | null>>()`select * from ${scan} limit 2000`;
}
