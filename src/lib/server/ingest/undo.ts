import type { LoadReport } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { batchReport } from './batches.ts';
import * as sql from './undo.sql.ts';

/**
 * Takes a batch back: its rows leave every figure, rows of other batches that were left out for repeating
 * them come in. Its counts and rejections stay readable, and its file can be loaded again. Throws a Fault
 * when there is no such batch, or when it was undone before.
 */
export async function undoBatch(warehouse: Warehouse, id: number): Promise<LoadReport> {
  await warehouse.change({
    async commit(writer) {
      const [batch] = await writer.query(sql.batchState, { batch: id });
      if (!batch) throw new Fault('batch_absent', { id }, 404);
      if (batch.state === 'undone') throw new Fault('batch_already_undone', { id }, 409);
      await writer.run(sql.deleteMeasurements, { batch: id });
      await writer.run(sql.deleteDuplicates, { batch: id });
      await writer.run(sql.deleteTallies, { batch: id });
      await writer.run(sql.createHeirs, { batch: id });
      await writer.run(sql.promoteHeirs, {});
      await writer.run(sql.recountBatches, {});
      await writer.run(sql.removePromoted, {});
      await writer.run(sql.pointToHeirs, { batch: id });
      await writer.run(sql.dropHeirs, {});
      await writer.run(sql.markUndone, { batch: id, now: warehouse.clock().toISOString() });
    },
  });
  return batchReport(warehouse, id);
}
