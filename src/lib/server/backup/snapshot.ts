import { execFile } from 'node:child_process';
import { copyFile, link, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '#lib/domain/fault.ts';
import { Database } from '../db/database.ts';
import { DatabaseError } from '../db/errors.ts';
import { programOf } from '../runtime/programs.ts';
import { warehouseFile, type Warehouse } from '../warehouse/warehouse.ts';
import { copyAccounts } from './accounts-copy.ts';
import { readContents, type WarehouseContents } from './contents.ts';
import { checkpoint } from './contents.sql.ts';
import { makePrivateFolder } from './durable.ts';

const execute = promisify(execFile);

/** The beginning of the names of snapshots' folders in DATA_DIR. */
export const SNAPSHOT_PREFIX = 'snapshot';

/** The folder of raw copies below a data folder. */
export const rawFolderIn = (dataDir: string): string => join(dataDir, 'inbox', 'raw');

/** The folder of evidence packs below a data folder. */
export const packsFolder = (dataDir: string): string => join(dataDir, 'packs');

/**
 * Copies an open warehouse and its raw copies into a folder, as they are at one moment: no write runs meanwhile, reading
 * goes on. Returns what the warehouse contains. Raw copies are linked, not copied, where the file system can.
 */
export async function takeSnapshot(
  { db, dataDir }: Pick<Warehouse, 'db'> & { readonly dataDir: string },
  folder: string,
): Promise<WarehouseContents> {
  return db.write(async (writer) => {
    await writer.run(checkpoint, {});
    return copyAll(writer, dataDir, folder);
  });
}

/**
 * The same where no server has the warehouse open. Opens it for reading only, so that its schema stays as it is. Throws
 * a Fault when there is no warehouse, or when another process has it open.
 */
export async function takeSnapshotOfClosed(
  dataDir: string,
  folder: string,
  resources: { readonly threads: number; readonly memoryLimit: string },
): Promise<WarehouseContents> {
  const db = await Database.open({ path: warehouseFile(dataDir), readOnly: true, ...resources }).catch(
    (error: unknown) => {
      if (!(error instanceof DatabaseError)) throw error;
      if (error.locked) throw new Fault('warehouse_in_use', { folder: dataDir }, 503, { cause: error });
      throw new Fault('backup_nothing', { folder: dataDir }, 404, { cause: error });
    },
  );
  try {
    await copyAccounts(dataDir, folder);
    return await copyAll(db, dataDir, folder);
  } finally {
    await db.close();
  }
}

/** Which Fault does an error of the copying process become, by what it printed? */
export function copyFault(error: unknown): unknown {
  const { stderr = '' } = error as { stderr?: string };
  if (/ENOSPC/.test(stderr)) return new Fault('disk_full', {}, 507, { cause: error });
  // Windows: the database lets no other program read the file that it writes.
  if (/EBUSY/.test(stderr)) return new Fault('copy_refused', {}, 503, { cause: error });
  return error;
}

async function copyAll(
  db: Parameters<typeof readContents>[0],
  dataDir: string,
  folder: string,
): Promise<WarehouseContents> {
  const contents = await readContents(db);
  const copy = warehouseFile(folder);
  makePrivateFolder(dirname(copy));
  const { path, execArgv } = programOf('copy-child');
  await execute(process.execPath, [...execArgv, path, warehouseFile(dataDir), copy]).catch(
    (error: unknown) => {
      throw copyFault(error);
    },
  );
  const raws = makePrivateFolder(rawFolderIn(folder));
  for (const name of await readdir(rawFolderIn(dataDir)).catch(() => [])) {
    const [from, to] = [join(rawFolderIn(dataDir), name), join(raws, name)];
    await link(from, to).catch(() => copyFile(from, to));
  }
  return contents;
}
