import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, localDateAt } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { dropRaw } from './raw/store-raw.ts';
import { expiryOf } from './raw/raw-file.ts';
import { rawFiles } from './raw/raw.sql.ts';
import * as sql from './retention.sql.ts';

/**
 * Applies the retention periods: deletes expired raw copies, and rounds exact positions of old measurements to 0.01
 * degree. Measurements keep their place, so counts, means and percentiles of areas do not change; intervals may widen
 * where the device is unknown, since positions are then merged into fewer clusters. Simulated measurements are not
 * personal data and are left unchanged.
 */
export async function applyRetention(warehouse: Warehouse): Promise<void> {
  const today = localDateAt(warehouse.clock());
  for (const raw of await warehouse.db.query(rawFiles, {})) {
    if (expiryOf(raw, warehouse.retention) <= today) await dropRaw(warehouse, raw);
  }
  const before = addDays(today, -warehouse.retention.positionDays);
  const [exact] = await warehouse.db.query(sql.exactPositions, { before });
  if (exact!.rows === 0) return;
  await warehouse.change({
    async commit(writer) {
      const [found] = await writer.query(sql.exactPositions, { before });
      for (const step of sql.coarsenPositions) await writer.run(step, { before });
      const now = warehouse.clock().toISOString();
      await writer.run(sql.recordCoarsening, { before, rows: found!.rows, now });
    },
  });
}

/** Names of temporary files of loads, uploads and previews. */
const TEMPORARY_NAME = /^(load|upload|preview)-/;

/** Removes temporary files that killed processes left in the inbox. To be called before any load begins. */
export async function clearInbox(dataDir: string): Promise<void> {
  const inbox = join(dataDir, 'inbox');
  const names = await readdir(inbox).catch(() => []);
  for (const name of names.filter((entry) => TEMPORARY_NAME.test(entry))) {
    await rm(join(inbox, name), { recursive: true, force: true });
  }
}
