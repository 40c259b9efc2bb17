import {
  fragment,
  identifier,
  joinFragments,
  literal,
  literalList,
  statement,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';
import { NULL_WORDS, type SourceTable } from './source-table.ts';

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
  return fragment`read_csv(${literal(pathPattern(path))},
    header = false, auto_detect = false, skip = ${wholeNumber(skip)}, delim = ${literal(delimiter)},
    quote = '"', escape = '"', columns = {${joinFragments(types, ', ')}})`;
}

/**
 * Bytes; most cells are longer, or begin with a digit, and need no further look. (read_csv's own `nullstr` compares
 * every one with all.)
 */
const LONGEST_NULL_WORD = wholeNumber(Math.max(...NULL_WORDS.map((word) => Buffer.byteLength(word))));

/** A cell of a scan as text: NULL also where the file says with a word that there is nothing. */
export function cellOf({ nullWords }: Pick<SourceTable, 'nullWords'>, index: number): Fragment {
  const cell = identifier(`c${index}`);
  if (!nullWords) return cell;
  return fragment`case when strlen(${cell}) > ${LONGEST_NULL_WORD} or ${cell} between '0' and '9~' then ${cell}
    when list_contains(${literalList(NULL_WORDS)}, ${cell}) then null else ${cell} end`;
}

/** A table's scan with all of its cells such. */
export function cellsOfTable(table: SourceTable): Fragment {
  if (!table.nullWords) return table.scan;
  const cells = table.headers.map((_, i) => fragment`${cellOf(table, i)} as ${identifier(`c${i}`)}`);
  return fragment`(select * replace (${joinFragments(cells, ', ')}) from ${table.scan})`;
}

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
