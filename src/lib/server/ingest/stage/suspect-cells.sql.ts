import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import { fragment, identifier, joinFragments, literal, type Fragment } from '../../db/statement.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import type { StoredColumn } from '../personal/kept-columns.ts';
import { isSuspect } from '../personal/personal.sql.ts';
import { defaultReading } from './row-reasons.sql.ts';
import { NUMBER_FIELDS } from './value-style.ts';

/** May any cell of a row that is stored as text contain a personal value? Never NULL; false without such columns. */
export function isSuspectRow(columns: MappedColumns, stored: readonly StoredColumn[]): Fragment {
  const cells = stored.flatMap((column, i) =>
    column.as === 'masked' ? [fragment`coalesce(${isSuspectCell(columns, column, i)}, false)`] : [],
  );
  return cells.length === 0 ? fragment`false` : joinFragments(cells, ' or ');
}

/** The patterns of personal values are dear: what the fast path has read for certain is not compared with them. */
function isSuspectCell(columns: MappedColumns, { measured }: StoredColumn, index: number): Fragment {
  const cell = identifier(`c${index}`);
  const fields = Object.entries(columns.indexes).flatMap(([field, at]) => (at === index ? [field] : []));
  const [field] = fields as MeasurementField[];
  const suspect = isSuspect(cell, measured);
  if (fields.length !== 1) return suspect;
  // No spelling of a personal value is read as a time.
  if (field === 'tested_at') return fragment`case when fast then false else ${suspect} end`;
  if (!NUMBER_FIELDS.some((number) => number === field)) return suspect;
  const isRead = isPlainNumber(cell, defaultReading(field!));
  return fragment`case when fast and ${isRead} then false else ${suspect} end`;
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
