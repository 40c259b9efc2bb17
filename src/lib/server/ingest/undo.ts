import type { BatchEvent, LoadReport } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { RuleCode } from '#lib/domain/quality-rule.ts';
import type { Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { insertEvent } from './batch-events.sql.ts';
import { batchReport } from './batches.ts';
import * as sql from './undo.sql.ts';

/**
 * Takes a batch back: its rows leave every figure, rows of other batches that were left out for repeating
 * them come in. Its counts and rejections stay readable, as do the reports of a monthly form, which stand no more;
 * its file can be loaded again or put back. Throws a Fault when there is no such batch, or when it was undone before.
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
    // What steps in for its tests repeats them, their dates included.
    affectedDates: (_, { firstOn, lastOn }) => (firstOn && lastOn ? { firstOn, lastOn } : null),
  });
  return batchReport(warehouse, id);
}

/**
 * Takes a batch's tests and duplicates out; what repeated them steps in for them. Runs inside the transaction.
 */
export async function removeRows(writer: Writer, batch: number): Promise<void> {
  await writer.run(sql.deleteMeasurements, { batch });
  await writer.run(sql.deleteDuplicates, { batch });
  await writer.run(sql.createReplacements, { batch });
  await writer.run(sql.promoteReplacements, {});
  await writer.run(sql.recountBatches, {});
  await writer.run(sql.removePromoted, {});
  await writer.run(sql.pointToReplacements, { batch });
  await writer.run(sql.dropReplacements, {});
}

/** Writes down what is being done to a batch; runs inside the transaction. */
export async function recordEvent(
  writer: Writer,
  warehouse: Warehouse,
  { batch, event, rule, by }: { batch: number; event: BatchEvent['event']; rule?: RuleCode; by: string },
): Promise<void> {
  const now = warehouse.clock().toISOString();
  await writer.run(insertEvent, { batch, event, rule: rule ?? null, by, now });
}
