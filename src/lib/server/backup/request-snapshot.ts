import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, type ErrorBody, type FaultDetails } from '#lib/domain/fault.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { askServer } from '../ask-server.ts';
import type { Config } from '../config.ts';
import { findServer } from '../server-discovery.ts';
import { copyOpenAccounts } from './accounts-copy.ts';
import type { WarehouseContents } from './contents.ts';
import { takeSnapshot, takeSnapshotOfClosed } from './snapshot.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Memory for counting and summing a closed warehouse. */
const MEMORY_LIMIT = '1GB';

/**
 * Fills a snapshot's folder in DATA_DIR: through the server that has the warehouse open, or without one. Throws the
 * server's Fault.
 */
export async function requestSnapshot(
  { dataDir, threads, memoryLimit }: Pick<Config, 'dataDir' | 'threads' | 'memoryLimit'>,
  folder: string,
): Promise<WarehouseContents> {
  const server = await findServer(dataDir);
  if (server === null) {
    const resources = { threads, memoryLimit: memoryLimit ?? MEMORY_LIMIT };
    return takeSnapshotOfClosed(dataDir, join(dataDir, folder), resources);
  }
  const response = await askServer(server, `/api/snapshot?folder=${folder}`, { method: 'POST' });
  const body: unknown = await response.json();
  if (response.ok) return body as WarehouseContents;
  const { code, details } = body as ErrorBody;
  throw new Fault(code, details as FaultDetails, response.status);
}

const FOLDER_NAME = /^snapshot-\d+-[0-9a-f]{8}$/;

/**
 * Answers such a request. The command has made the folder, which only somebody with access to DATA_DIR can: a request
 * from elsewhere that names none, or one that was filled already, is refused with a Fault.
 */
export async function answerSnapshot(
  warehouse: Warehouse,
  accounts: Accounts,
  folder: string,
): Promise<WarehouseContents> {
  const { dataDir } = warehouse;
  const path = dataDir !== null && FOLDER_NAME.test(folder) ? join(dataDir, folder) : null;
  if (dataDir === null || path === null || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Fault('snapshot_folder_absent', {}, 404);
  }
  try {
    mkdirSync(join(path, 'inbox'));
  } catch (cause) {
    throw new Fault('snapshot_folder_absent', {}, 404, { cause });
  }
  await copyOpenAccounts(accounts, dataDir, path);
  return takeSnapshot({ db: warehouse.db, dataDir }, path);
}
