import type { Notice } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../../db/database.ts';
import { medianOf, numberIn } from '../mapping/column-facts.ts';
import { FEWEST_FITTING, MIN_VALUES_TO_DOUBT } from '../mapping/doubtful-columns.ts';
import { unitByValues } from '../mapping/guess-mapping.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import type { SourceTable } from '../read/source-table.ts';
import type { Staged } from './stage.ts';
import { unreadCounts } from './stage.sql.ts';

/** From this many cells and this share of them beyond any network, it is the unit that is wrong, not the cells. */
const FEWEST_BEYOND = 5;
const SHARE_BEYOND = 0.2;

/** Cells of a speed that are beyond any network in the unit of their column. */
interface Beyond {
  readonly field: 'download' | 'upload';
  readonly beyond: number;
  readonly values: number;
  readonly rowNumber: number;
  readonly value: string;
}

/** Throws a Fault when a large share of the download speeds cannot be in the unit of their column. */
export function checkDownloadUnit(staged: Staged, columns: MappedColumns): void {
  const { beyond, firstBeyond: first, read } = staged;
  if (first) throwIfUnitWrong({ field: 'download', beyond, values: read, ...first }, staged.table, columns);
}

/**
 * Which cells could not be read and became empty? A notice for each such column, and one for positions that are none.
 * Throws a Fault when most cells of a column that no person named are such, or when a large share of upload speeds is
 * beyond any network.
 */
export async function countUnread(
  writer: Writer,
  { table, unread: rows }: Staged,
  columns: MappedColumns,
): Promise<Notice[]> {
  if (rows === 0) return [];
  const { indexes, mapping, stated } = columns;
  const counts = await writer.query(unreadCounts(indexes), {});
  return counts.map(({ field, read, unread, beyond, examples }): Notice => {
    const shown = examples.map(({ rowNumber, value }) => `${rowNumber}: «${value}»`);
    if (field === 'position') return { code: 'positions_unused', details: { rows: unread, examples: shown } };
    const { column } = mapping.columns[field]!;
    const values = read + unread;
    if (field === 'upload') throwIfUnitWrong({ field, beyond, values, ...examples[0]! }, table, columns);
    if (!stated.has(field) && values >= MIN_VALUES_TO_DOUBT && read < FEWEST_FITTING * values) {
      const odd = [...new Set(examples.map(({ value }) => value))];
      throw new Fault('column_unlike', { field, column, unlike: unread, values, examples: odd }, 422);
    }
    return { code: 'cells_unread', details: { field, column, cells: unread, examples: shown } };
  });
}

function throwIfUnitWrong(
  { field, beyond, values, rowNumber, value }: Beyond,
  { sample }: SourceTable,
  { indexes, mapping, settled }: MappedColumns,
): void {
  if (settled || beyond < FEWEST_BEYOND || beyond < SHARE_BEYOND * values) return;
  const { column, unit = null } = mapping.columns[field]!;
  const numbers = sample.flatMap((row) => numberIn(row[indexes[field]!] ?? '') ?? []);
  // A failed test says nothing of the unit.
  const usual = unitByValues(medianOf(numbers.filter((number) => number > 0)));
  const likely = usual === unit ? unitByValues(numberIn(value)) : usual;
  throw new Fault(
    'unit_impossible',
    { field, column, unit, beyond, values, row: rowNumber, value, likely },
    422,
  );
}
