import { execFile } from 'node:child_process';
import { chmod, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Catalog } from '../../warehouse/catalog.ts';
import { makePrivateFolder, syncToDisk, temporaryName } from '../../backup/durable.ts';
import type { Ledger } from '../../cases/ledger/ledger.ts';
import { programOf } from '../../runtime/programs.ts';
import { runChild } from '../../runtime/run-child.ts';
import { PRIVATE_FILE } from '../../warehouse/private-files.ts';
import { checkpoint } from '../../warehouse/state.sql.ts';
import { warehouseFile, type Warehouse } from '../../warehouse/warehouse.ts';
import { computedViews } from './computed-views.ts';
import { findingViews } from './finding-views.ts';
import type { SnapshotRequest, SnapshotSize } from './fill-snapshot.ts';

const execute = promisify(execFile);

/** What the names of folders begin with in which a snapshot is being made. */
export const MAKING = 'making';
/** Leaves room beside it for a child that reads a file (`run-child.ts`). */
const CHILD_MB = 800;
const MEMORY_LIMIT = '500MB';
const TIME_LIMIT_MS = 1_800_000;
/** The others answer meanwhile: the lowest priority alone leaves caches and memory shared. */
const SHARE_OF_PROCESSORS = 0.5;

/** What is known of the warehouse when a snapshot is made of it. */
export interface KnownWarehouse {
  readonly dataVersion: number;
  readonly catalog: Catalog;
  readonly ledger: Ledger;
}

/**
 * Makes a snapshot at `path`: a child process of the lowest priority reads a copy of the warehouse's file, so that answers
 * go on as before; writing waits only while the copy is made. The file has its name once it is whole and on disk. Null
 * when the data have changed before. Throws a Fault when memory or disk are full, and when the signal
 * aborts.
 */
export async function makeSnapshot(
  warehouse: Warehouse,
  { catalog, ledger, dataVersion }: KnownWarehouse,
  { folder, path, signal }: { readonly folder: string; readonly path: string; readonly signal: AbortSignal },
): Promise<SnapshotSize | null> {
  const making = makePrivateFolder(join(makePrivateFolder(folder), temporaryName(MAKING)));
  try {
    const [source, target] = [join(making, 'source.duckdb'), join(making, 'snapshot.duckdb')];
    const request = async (): Promise<SnapshotRequest> => {
      // Before the copy, which is refused when the data have changed since.
      const findings = await findingViews(warehouse);
      await copyWarehouse(warehouse, dataVersion, source, signal);
      return {
        ...{ source, target, spill: join(making, 'spill'), memoryLimit: MEMORY_LIMIT },
        threads: Math.max(1, Math.floor(availableParallelism() * SHARE_OF_PROCESSORS)),
        editions: catalog.editions.map(({ id, levels }) => ({ id, levels })),
        computed: computedViews(catalog, ledger.cases, findings),
      };
    };
    // The child starts while its request is made.
    const size = await runChild<SnapshotSize>('snapshot-child', request(), {
      ...{ file: 'snapshot', tooLarge: 'memory_full', memoryMb: CHILD_MB, timeMs: TIME_LIMIT_MS },
      signal,
    });
    await chmod(target, PRIVATE_FILE);
    await syncToDisk(target);
    await rename(target, path);
    await syncToDisk(folder);
    return size;
  } catch (error) {
    if (error instanceof DataChanged) return null;
    throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** The data are of another version than was asked for. */
class DataChanged extends Error {}

/** Copies the warehouse's file as it is at one moment. Throws `DataChanged` when that is another version. */
async function copyWarehouse(
  warehouse: Warehouse,
  dataVersion: number,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const { path, execArgv } = programOf('copy-child');
  return warehouse.db.write(async (writer) => {
    if (warehouse.dataVersion !== dataVersion) throw new DataChanged();
    await writer.run(checkpoint, {});
    const from = warehouseFile(warehouse.dataDir!);
    await execute(process.execPath, [...execArgv, path, from, to, 'unsynced'], { signal });
  });
}
