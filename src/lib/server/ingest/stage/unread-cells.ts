import type { Notice } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../../db/database.ts';
import { FEWEST_FITTING, MIN_VALUES_TO_DOUBT } from '../mapping/doubtful-columns.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import { unreadCounts } from './stage.sql.ts';

/**
 * Which cells of optional figures could not be read and became empty? A notice for each such column. Throws a Fault when
 * most cells of a column that no person named are such.
 */
export async function countUnread(
  writer: Writer,
  { indexes, mapping, stated }: MappedColumns,
): Promise<Notice[]> {
  const counting = unreadCounts(indexes);
  const counts = counting === null ? [] : await writer.query(counting, {});
  return counts.map(({ field, read, unread, examples }) => {
    const { column } = mapping.columns[field]!;
    const values = read + unread;
    if (!stated.has(field) && values >= MIN_VALUES_TO_DOUBT && read < FEWEST_FITTING * values) {
      const odd = [...new Set(examples.map(({ value }) => value))];
      throw new Fault('column_unlike', { field, column, unlike: unread, values, examples: odd }, 422);
    }
    const shown = examples.map(({ rowNumber, value }) => `${rowNumber}: «${value}»`);
    return { code: 'cells_unread', details: { field, column, cells: unread, examples: shown } };
  });
}
