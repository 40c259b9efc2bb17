import { statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { addDays } from '#lib/domain/local-date.ts';
import type { Config } from './config.ts';
import { keepRecords } from './backup/records.ts';
import { refuseUnfinishedRestore } from './backup/restore-marker.ts';
import { finishLoads } from './ingest/finish-loads.ts';
import { keepShippedLetters } from './documents/letters/kept-letters.ts';
import { clearInbox } from './ingest/inbox.ts';
import { applyRetention, RETENTION_EVERY_MS } from './ingest/retention.ts';
import { logEvent, openLog, sweepLog } from './log/event-log.ts';
import { assembleReference, hasOwnProvince, referenceOf } from './province/reference-in-use.ts';
import { loadReference } from './reference.ts';
import { loadSampleOnce, takeSampleBack } from './sample.ts';
import { clearExpired } from './uploads/preview-uploads.ts';
import { defaultColumnBytes, defaultMemory } from './default-memory.ts';
import { VERSION } from './version.ts';
import { openWorkbench } from './workbench/workbench.ts';
import { retentionInForce } from './warehouse/settings/started-settings.ts';
import { noteClock, readClock } from './warehouse/clock-trust.ts';
import { refuseVanished } from './warehouse/warehouse-file.ts';
import { closeToOthers, createPrivately } from './warehouse/private-files.ts';
import { Warehouse, warehouseFile } from './warehouse/warehouse.ts';

const MINUTE_MS = 60_000;

/**
 * The warehouse as the program uses it: opened (created, migrated), with the reference data of this version
 * and, when it never held anything, the simulated sample; with a province of the office's own, without it. In the background, loads that the last program left are
 * finished, and what is kept no longer is removed, now and every hour. `onSample` is called before the sample is loaded.
 * Files are readable by their owner only.
 */
export async function openService(config: Config, onSample: () => void): Promise<Warehouse> {
  createPrivately();
  refuseUnfinishedRestore(config.dataDir);
  refuseVanished(warehouseFile(config.dataDir), config.dataDir);
  closeToOthers(config.dataDir);
  const warehouse = await Warehouse.open({
    dataDir: config.dataDir,
    threads: config.threads,
    memoryLimit: config.memoryLimit ?? defaultMemory(bytesOf(warehouseFile(config.dataDir)), totalmem()),
    columnBytes: config.columnBytes ?? defaultColumnBytes(totalmem()),
    retention: config.retention,
    clock: () => new Date(),
  });
  openLog(config.dataDir, warehouse.clock);
  openWorkbench(warehouse, config.workbench);
  logEvent({ what: 'start', outcome: 'opened', process: process.pid, version: VERSION });
  keepRecords(warehouse);
  await noteClock(warehouse);
  const left = await clearInbox(config.dataDir);
  assembleReference(join(config.root, 'data', 'reference'), config.dataDir);
  const reference = referenceOf(config);
  await loadReference(warehouse, reference);
  await keepShippedLetters(warehouse, reference);
  warehouse.keepFor(await retentionInForce(warehouse, config));
  if (hasOwnProvince(config.dataDir)) await takeSampleBack(warehouse);
  else if (config.sample) await loadSampleOnce(warehouse, onSample);
  warehouse.inBackground(() => finishLoads(warehouse, left));
  warehouse.inBackground(() => applyRetention(warehouse));
  warehouse.repeat(() => applyRetention(warehouse), RETENTION_EVERY_MS);
  const sweep = async () => {
    const { state, today } = await readClock(warehouse);
    const { logDays } = await retentionInForce(warehouse, config);
    if (state === 'steady') sweepLog(config.dataDir, addDays(today, -logDays));
  };
  warehouse.inBackground(sweep);
  warehouse.repeat(sweep, RETENTION_EVERY_MS);
  warehouse.repeat(() => clearExpired(warehouse.dataDir, warehouse.clock()), MINUTE_MS);
  return warehouse;
}

const bytesOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
