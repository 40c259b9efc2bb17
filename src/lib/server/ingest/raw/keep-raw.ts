import { Fault } from '#lib/domain/fault.ts';
import { faultOf } from '../../db/errors.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { batchNotices, setBatchNotices } from '../batches.sql.ts';
import type { Notice } from '#lib/domain/batch.ts';
import { storeRaw, type LoadedFile } from './store-raw.ts';

/** Code of the notice of a batch whose raw copy could not be made. */
const MISSING = 'raw_copy_missing';

/**
 * Makes the raw copy of a loaded file. Resolves once it is safe on the disk; where that fails the batch stays, and its
 * notices say that it has none. Never throws.
 */
export async function keepRaw(warehouse: Warehouse, file: LoadedFile): Promise<Notice | null> {
  try {
    await storeRaw(warehouse, file);
    await note(warehouse, file.batch, null);
    return null;
  } catch (error) {
    if (!(faultOf(error) instanceof Fault)) console.error('raw copy of batch', file.batch, error);
    const notice: Notice = { code: MISSING, details: {} };
    await note(warehouse, file.batch, notice).catch(() => undefined);
    return notice;
  }
}

/** Adds the notice to a batch, or takes it away. */
async function note({ db }: Warehouse, batch: number, notice: Notice | null): Promise<void> {
  const [row] = await db.query(batchNotices, { batch });
  const before = JSON.parse(row?.notices ?? '[]') as Notice[];
  const others = before.filter(({ code }) => code !== MISSING);
  if (notice === null && others.length === before.length) return;
  const notices = JSON.stringify(notice === null ? others : [...others, notice]);
  await db.write((writer) => writer.run(setBatchNotices, { batch, notices }));
}
