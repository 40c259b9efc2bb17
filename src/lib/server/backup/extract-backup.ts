import { basename } from 'node:path';
import { differingTables, type BackupManifest } from '#lib/domain/backup/manifest.ts';
import { Fault } from '#lib/domain/fault.ts';
import { Database } from '../db/database.ts';
import { MIGRATIONS } from '../warehouse/migrations.ts';
import { warehouseFile } from '../warehouse/warehouse.ts';
import { accountsContents } from './accounts-copy.ts';
import { readArchive } from './archive.ts';
import { readContents } from './contents.ts';

const RESOURCES = { threads: 2, memoryLimit: '1GB' } as const;

/**
 * Extracts a backup into an empty folder and proves it: every file has its hash, warehouse and accounts open, and every table has
 * the rows and sums that it had when the backup was made. Throws a Fault that says what differs, or that a newer program
 * made it.
 */
export async function extractBackup(file: string, folder: string): Promise<BackupManifest> {
  const manifest = await readArchive(file, folder);
  const known = Math.max(...MIGRATIONS.map(({ version }) => version));
  if (manifest.schema > known) {
    throw new Fault('backup_newer', { file: basename(file), program: manifest.program }, 422);
  }
  const db = await Database.open({ path: warehouseFile(folder), readOnly: true, ...RESOURCES });
  try {
    const [table] = differingTables((await readContents(db)).tables, manifest.tables);
    if (table !== undefined) throw new Fault('backup_differs', { file: basename(file), table }, 422);
  } finally {
    await db.close();
  }
  const [table] = differingTables((await accountsContents(folder)) ?? [], manifest.accounts ?? []);
  if (table !== undefined) throw new Fault('backup_differs', { file: basename(file), table }, 422);
  return manifest;
}
