import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import { backupHours, isOldBackup } from '#lib/domain/safekeeping/backup-state.ts';
import type { DeepHealth, Health, HealthProblem } from '#lib/domain/safekeeping/health.ts';
import { lastSoundBackup } from './backup/last-backup.ts';
import { DatabaseError } from './db/errors.ts';
import * as sql from './health.sql.ts';
import { rawFolder, rawPath } from './ingest/raw/raw-file.ts';
import { rawFiles } from './ingest/raw/raw.sql.ts';
import { INSTANCE } from './server-discovery.ts';
import { VERSION } from './version.ts';
import { readCatalog } from './warehouse/catalog.ts';
import { readClock } from './warehouse/clock-trust.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

/** Reading a little takes milliseconds; after this long something is wrong. */
const ANSWER_WITHIN_MS = 5000;
/** The reason of a Fault whose cause may pass: the server is busy. */
export const NO_ANSWER = 'no answer';
/** Our own choice: an upload of the largest size, its copy and what the database spills. */
const LOW_DISK_BYTES = 2e9;

/** How is the server? It reads data. Throws a Fault (503) that names this process, and why it cannot read. */
export async function readHealth(warehouse: Warehouse, withinMs = ANSWER_WITHIN_MS): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(NO_ANSWER)), withinMs);
  });
  const look = async () => {
    await warehouse.db.query(sql.readALittle, {});
    return (await readCatalog(warehouse)).holdings.measurements;
  };
  try {
    const measurements = await Promise.race([look(), tooLate]);
    const { dataVersion } = warehouse;
    return { status: 'ok', version: VERSION, instance: INSTANCE, dataVersion, measurements };
  } catch (cause) {
    const damaged = cause instanceof DatabaseError && cause.damaged;
    const reason = damaged ? 'damaged' : (cause as Error).message.split('\n')[0]!;
    throw new Fault('health_unreadable', { reason, instance: INSTANCE }, 503, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Free bytes of a folder's disk, for this program's user. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** What a longer look at the warehouse, its folder and its backups finds. */
export async function readDeepHealth(warehouse: Warehouse): Promise<DeepHealth> {
  const began = performance.now();
  const { db, dataDir } = warehouse;
  const [[rows], raws, clock] = await Promise.all([
    db.query(sql.countedRows, {}),
    db.query(rawFiles, {}),
    readClock(warehouse),
  ]);
  const folder = rawFolder(dataDir);
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size;
  const missing = raws.filter((raw) => folder && sizeOf(rawPath(folder, raw)) !== raw.bytes).length;
  const free = dataDir === null ? null : await freeBytes(dataDir);
  const backup = dataDir === null ? null : lastSoundBackup(dataDir);
  const hours = backup && backupHours(backup.at, warehouse.clock());
  const found: Record<HealthProblem, boolean> = {
    rows_disagree: rows!.counted !== rows!.ofBatches,
    raw_copies_missing: missing > 0,
    clock_not_believed: clock.state !== 'steady',
    device_secret_lost: warehouse.deviceSecret.secret === null,
    no_backup: backup === null,
    backup_old: hours !== null && isOldBackup(hours),
    disk_low: free !== null && free < LOW_DISK_BYTES,
  };
  return {
    ...{ rowsCounted: rows!.counted, rowsOfBatches: rows!.ofBatches, lastLoadAt: rows!.lastLoadAt },
    ...{ rawCopies: raws.length, rawCopiesMissing: missing, freeBytes: free, clock },
    lastBackup: backup && { at: backup.at, hours: hours! },
    milliseconds: Math.round(performance.now() - began),
    problems: (Object.keys(found) as HealthProblem[]).filter((problem) => found[problem]),
  };
}
