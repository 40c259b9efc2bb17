import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import { LEAST_CHARACTERS } from '#lib/domain/personal/patterns.ts';
import {
  fragment,
  identifier,
  joinFragments,
  literal,
  statement,
  wholeNumber,
  type Fragment,
  type Statement,
} from '../../db/statement.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import type { StoredColumn } from '../personal/kept-columns.ts';
import { isSuspect } from '../personal/personal.sql.ts';
import { MAX_NAME_BYTES } from '../read/limits.ts';
import { defaultReading } from './row-reasons.sql.ts';
import { NUMBER_FIELDS } from './value-style.ts';

/** Fields of which a column has few spellings, and where they are staged as they are written. */
const WORDS: Partial<Record<MeasurementField, string>> = {
  operator: 'operator_word',
  technology: 'technology_word',
};

/**
 * May any cell of a row that is stored as text contain a personal value? Never NULL; false without such columns. Words are
 * left to `suspectWords`.
 */
export function isSuspectRow(columns: MappedColumns, stored: readonly StoredColumn[]): Fragment {
  const cells = stored.flatMap((column, i) =>
    column.as === 'masked' ? [fragment`coalesce(${isSuspectCell(columns, column, i)}, false)`] : [],
  );
  return cells.length === 0 ? fragment`false` : joinFragments(cells, ' or ');
}

/** The patterns of personal values are dear: what the fast path has read for certain is not compared with them. */
function isSuspectCell(columns: MappedColumns, column: StoredColumn, index: number): Fragment {
  const cell = identifier(`c${index}`);
  const suspect = isSuspect(cell, column.measured);
  const field = fieldAlone(columns, index);
  if (field === null) return suspect;
  if (wordOf(columns, column, index)) return fragment`strlen(${cell}) > ${wholeNumber(MAX_NAME_BYTES)}`;
  // No spelling of a personal value is read as a time.
  if (field === 'tested_at') return fragment`case when fast then false else ${suspect} end`;
  if (!NUMBER_FIELDS.some((number) => number === field)) return suspect;
  const isRead = isPlainNumber(cell, defaultReading(field));
  // Most numbers are short, which is found fastest.
  return fragment`case when strlen(${cell}) < ${wholeNumber(LEAST_CHARACTERS)} then false
    when fast and ${isRead} then false else ${suspect} end`;
}

/** The one field that a column is read as; null when it is none or several. */
function fieldAlone({ indexes }: MappedColumns, index: number): MeasurementField | null {
  const fields = Object.entries(indexes).flatMap(([field, at]) => (at === index ? [field] : []));
  return fields.length === 1 ? (fields[0] as MeasurementField) : null;
}

const wordOf = (columns: MappedColumns, { as, measured }: StoredColumn, index: number): string | null => {
  const field = fieldAlone(columns, index);
  return as === 'masked' && measured === null && field !== null ? (WORDS[field] ?? null) : null;
};

/**
 * May any of the counted words contain a personal value? They are compared once for each spelling. Null where no words are
 * looked through.
 */
export function suspectWords(
  columns: MappedColumns,
  stored: readonly StoredColumn[],
): Statement<{ readonly suspect: boolean }> | null {
  const words = stored.flatMap((column, i) => wordOf(columns, column, i) ?? []);
  if (words.length === 0) return null;
  const spellings = words.map((word) => fragment`select distinct ${identifier(word)} as word from spelling`);
  return statement<{ readonly suspect: boolean }>()`
    select coalesce(bool_or(${isSuspect(fragment`word`)}), false) as suspect
    from (${spellings.reduce((one, other) => fragment`${one} union all ${other}`)})
  `;
}

/** A power of ten, and what the engine passes over between digits. */
const MARKS = ['e', 'E', '_'];

/**
 * A cell that was read as this number and cannot hold nine digits that are a person's: begun by a digit other than 0, below a
 * hundred million, without a power of ten or a mark between its digits, and too short for nine of them after its decimal mark.
 */
export const isPlainNumber = (cell: Fragment, value: Fragment): Fragment => {
  const unmarked = MARKS.map((mark) => fragment`strpos(${cell}, ${literal(mark)}) = 0`);
  return fragment`(strlen(${cell}) < 12 and ${cell} between '1' and '9~' and ${value} < 100000000
    and ${joinFragments(unmarked, ' and ')})`;
};
