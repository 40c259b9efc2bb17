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

const DEGREES: ReadonlySet<MeasurementField> = new Set(['longitude', 'latitude']);

/**
 * May any cell of a row that is stored as text contain a personal value? Never NULL; false without such columns. Words are
 * left to `suspectWords`.
 */
export function isSuspectRow(columns: MappedColumns, stored: readonly StoredColumn[]): Fragment {
  const cells = stored.flatMap((column, i) => (column.as === 'masked' ? [cellOf(columns, column, i)] : []));
  const direct = cells.flatMap(({ suspect }) => (suspect ? [fragment`coalesce(${suspect}, false)`] : []));
  const read = cells.flatMap(({ cell, harmless }) => (harmless ? [{ cell, harmless }] : []));
  const all = read.length === 0 ? direct : [...direct, isAnySuspect(read)];
  return all.length === 0 ? fragment`false` : joinFragments(all, ' or ');
}

/** Is any cell suspect of which it is not known that it is harmless? The patterns stand once for all of them: they are slow to plan. */
function isAnySuspect(read: readonly { readonly cell: Fragment; readonly harmless: Fragment }[]): Fragment {
  const known = read.map(({ harmless }) => harmless);
  const doubtful = read.map(
    ({ cell, harmless }) => fragment`case when ${harmless} then null else ${cell} end`,
  );
  return fragment`case when ${joinFragments(known, ' and ')} then false else coalesce(list_bool_or(
    list_transform([${joinFragments(doubtful, ', ')}], lambda cell: ${isSuspect(fragment`cell`)})), false) end`;
}

/** A cell, and whether it is suspect; or whether it is known to be harmless (never NULL), where the fast path has read it. */
interface Cell {
  readonly cell: Fragment;
  readonly suspect?: Fragment;
  readonly harmless?: Fragment;
}

/** The patterns of personal values are dear: what the fast path has read for certain is not compared with them. */
function cellOf(columns: MappedColumns, column: StoredColumn, index: number): Cell {
  const cell = identifier(`c${index}`);
  const field = fieldAlone(columns, index);
  if (wordOf(columns, column, index))
    return { cell, suspect: fragment`strlen(${cell}) > ${wholeNumber(MAX_NAME_BYTES)}` };
  const isRead = field === 'tested_at' || NUMBER_FIELDS.some((number) => number === field);
  if (field === null || column.measured !== null || !isRead)
    return { cell, suspect: isSuspect(cell, column.measured) };
  // No spelling of a personal value is read as a time.
  if (field === 'tested_at') return { cell, harmless: fragment`fast` };
  // Most numbers are short, which is found fastest, but for positions.
  const isShort = fragment`strlen(${cell}) < ${wholeNumber(LEAST_CHARACTERS)}`;
  const isPlain = fragment`fast and ${isPlainNumber(cell, defaultReading(field))}`;
  const [often, rarely] = DEGREES.has(field) ? [isPlain, isShort] : [isShort, isPlain];
  return {
    cell,
    harmless: fragment`case when ${often} then true when ${rarely} then true else ${cell} is null end`,
  };
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
  const marked = MARKS.map((mark) => fragment`contains(${cell}, ${literal(mark)})`);
  return fragment`(strlen(${cell}) < 12 and ${cell} between '1' and '9~' and ${value} < 100000000
    and not (${joinFragments(marked, ' or ')}))`;
};
