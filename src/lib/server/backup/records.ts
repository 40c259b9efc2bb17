import { chmod, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PRIVATE_FILE } from '../warehouse/private-files.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { makePrivateFolder, sweepLeftovers, syncToDisk, temporaryName } from './durable.ts';
import * as sql from './records.sql.ts';

const PREFIX = 'records';

const folderIn = (dataDir: string) => join(dataDir, 'records');

/** The file of records in a data folder: a small DuckDB file with copies of `RECORDED_TABLES`. */
export const recordsFile = (dataDir: string): string => join(folderIn(dataDir), 'records.duckdb');

/**
 * Writes the file of records anew after each write of the warehouse, in the background: with the raw copies it is what a
 * lost warehouse is rebuilt from.
 */
export function keepRecords(warehouse: Warehouse): void {
  if (warehouse.dataDir === null) return;
  let [queued, own] = [false, false];
  warehouse.db.afterWrite(() => {
    const skip = own || queued;
    own = false;
    if (skip) return;
    queued = true;
    warehouse.inBackground(async () => {
      queued = false;
      await writeRecords(warehouse, () => (own = true));
    });
  });
}

/** Writes the file of records: under a temporary name, on disk, then in place of the one before. */
export async function writeRecords(
  warehouse: Warehouse,
  onTurn: () => void = () => undefined,
): Promise<void> {
  const { dataDir } = warehouse;
  if (dataDir === null) return;
  const folder = makePrivateFolder(folderIn(dataDir));
  await sweepLeftovers(folder, PREFIX);
  const unfinished = join(folder, temporaryName(PREFIX));
  try {
    await warehouse.db.write(async (writer) => {
      onTurn();
      await writer.run(sql.attachRecords(unfinished), {});
      try {
        await writer.transaction(async () => {
          for (const table of sql.RECORDED_TABLES) await writer.run(sql.recordTable(table), {});
        });
      } finally {
        await writer.run(sql.detachRecords, {});
      }
    });
    await chmod(unfinished, PRIVATE_FILE);
    await syncToDisk(unfinished);
    await rename(unfinished, recordsFile(dataDir));
    await syncToDisk(folder);
  } finally {
    await rm(unfinished, { force: true });
    await rm(`${unfinished}.wal`, { force: true });
  }
}
