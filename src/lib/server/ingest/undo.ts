import type { BatchEvent, LoadReport } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { RuleCode } from '#lib/domain/quality-rule.ts';
import type { Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { insertEvent } from './batch-events.sql.ts';
import { batchReport } from './batches.ts';
import * as sql from './undo.sql.ts';

/**
 * Undoes a batch: removes its rows, and promotes rows of other batches that were duplicates of them. Its counts and
 * rejections stay readable, as do the reports of a monthly form, which are no longer current; its file can be loaded
 * again, or the batch restored. Throws a Fault when there is no such batch, or when it is already undone.
 */
export async function undoBatch(warehouse: Warehouse, id: number, by = 'web'): Promise<LoadReport> {
  await warehouse.change({
    async commit(writer) {
      const [batch] = await writer.query(sql.batchState, { batch: id });
      if (!batch) throw new Fault('batch_absent', { id }, 404);
      if (batch.state === 'undone') throw new Fault('batch_already_undone', { id }, 409);
      await removeRows(writer, id);
      await writer.run(sql.markUndone, { batch: id, now: warehouse.clock().toISOString() });
      await recordEvent(writer, warehouse, { batch: id, event: 'undone', by });
      return batch;
    },
    // Promoted duplicates have the same dates as the removed rows.
    affectedDates: (_, { firstOn, lastOn }) => (firstOn && lastOn ? { firstOn, lastOn } : null),
    deeds: () => ({ action: 'batch_undone', object: `batch:${id}`, by }),
  });
  return batchReport(warehouse, id);
}

/** Removes a batch's measurements, reference values and duplicates, and promotes their duplicates in other batches. Must run in a transaction. */
export async function removeRows(writer: Writer, batch: number): Promise<void> {
  await writer.run(sql.deleteMeasurements, { batch });
  await writer.run(sql.deleteReferenceValues, { batch });
  await writer.run(sql.deleteDuplicates, { batch });
  await writer.run(sql.createReplacements, { batch });
  await writer.run(sql.promoteReplacements, {});
  await writer.run(sql.recountBatches, {});
  await writer.run(sql.removePromoted, {});
  await writer.run(sql.pointToReplacements, { batch });
  await writer.run(sql.dropReplacements, {});
}

/** Records an event of a batch; must run in the transaction of the change. */
export async function recordEvent(
  writer: Writer,
  warehouse: Warehouse,
  { batch, event, rule, by }: { batch: number; event: BatchEvent['event']; rule?: RuleCode; by: string },
): Promise<void> {
  const now = warehouse.clock().toISOString();
  await writer.run(insertEvent, { batch, event, rule: rule ?? null, by, now });
}
