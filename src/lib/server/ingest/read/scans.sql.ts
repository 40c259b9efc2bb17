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
import { MAX_LINE_LENGTH } from './limits.ts';
import { NULL_WORDS, type SourceTable } from './source-table.ts';

interface CsvLayout {
  readonly path: string;
  readonly delimiter: string;
  /** Lines before the first row. */
  readonly skip: number;
  readonly columns: readonly string[];
}

/**
 * Scans a delimited file as columns of text, strictly: the read fails on the first row whose shape is
 * not the header's, or that is longer than a line may be, so that no row is silently dropped or padded.
 */
export function csvScan({ path, delimiter, skip, columns }: CsvLayout): Fragment {
  const types = columns.map((column) => fragment`${literal(column)}: 'VARCHAR'`);
  const all = joinFragments(columns.map(identifier), ', ');
  return fragment`(select * from read_csv(${literal(pathPattern(path))},
    header = false, auto_detect = false, skip = ${wholeNumber(skip)}, delim = ${literal(delimiter)},
    quote = '"', escape = '"', max_line_size = ${wholeNumber(MAX_LINE_LENGTH)}, columns = {${joinFragments(types, ', ')}})
    where coalesce(${all}, '') is not null)`;
}

/**
 * Most cells are longer, or begin with a digit, and need no comparison. (`nullstr` of read_csv compares
 * every cell with all words.)
 */
const MAX_NULL_WORD_BYTES = wholeNumber(Math.max(...NULL_WORDS.map((word) => Buffer.byteLength(word))));

/** A cell of a scan as text, null words converted to NULL. */
export function cellOf({ nullWords }: Pick<SourceTable, 'nullWords'>, index: number): Fragment {
  const cell = identifier(`c${index}`);
  if (!nullWords) return cell;
  return fragment`case when strlen(${cell}) > ${MAX_NULL_WORD_BYTES} or ${cell} between '0' and '9~' then ${cell}
    when list_contains(${literalList(NULL_WORDS)}, ${cell}) then null else ${cell} end`;
}

/** A table's scan with null words converted to NULL in all cells. */
export function cellsOfTable(table: SourceTable): Fragment {
  if (!table.nullWords) return table.scan;
  const cells = table.headers.map((_, i) => fragment`${cellOf(table, i)} as ${identifier(`c${i}`)}`);
  return fragment`(select * replace (${joinFragments(cells, ', ')}) from ${table.scan})`;
}

/** Escapes glob characters of a path by brackets, so that DuckDB reads this one file. */
export function pathPattern(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

/** The first rows of a scan. */
export function sampleOf(scan: Fragment) {
  return statement<Record<string, string | null>>()`select * from ${scan} limit 2000`;
}
