import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextAlerts, NO_ALERTS, type AlertCode, type AlertLog } from '#lib/domain/watch/alert.ts';
import { lastAttempt } from '../backup/last-backup.ts';
import { readDeepHealth } from '../health.ts';
import { logEvent } from '../log/event-log.ts';
import { PRIVATE_FILE } from '../warehouse/private-files.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { answersSoFar } from '../log/request-meter.ts';

/** How often is looked. */
const LOOK_MS = 300_000;

const logs = new WeakMap<Warehouse, AlertLog>();

/** The file that a program which watches this machine may read: an AlertLog as JSON. */
export const alertFile = (dataDir: string): string => join(dataDir, 'alerts.json');

/** The alerts as of the last look; those of an earlier run before the first one. */
export function alertsOf(warehouse: Warehouse): AlertLog {
  const known = logs.get(warehouse) ?? readLog(warehouse.dataDir);
  logs.set(warehouse, known);
  return known;
}

function readLog(dataDir: string | null): AlertLog {
  if (dataDir === null) return NO_ALERTS;
  try {
    return JSON.parse(readFileSync(alertFile(dataDir), 'utf8')) as AlertLog;
  } catch {
    // There was no look before, or its file was cut: the next one writes it anew.
    return NO_ALERTS;
  }
}

/** Looks at once and every five minutes what is wrong, and writes it to the data folder. Returns the look. */
export function keepAlerts(warehouse: Warehouse, everyMs = LOOK_MS): () => Promise<void> {
  const look = () => lookForAlerts(warehouse);
  warehouse.inBackground(look);
  warehouse.repeat(look, everyMs);
  return look;
}

/** Looks what is wrong. Each alert that begins or ends is an event of the log. */
export async function lookForAlerts(warehouse: Warehouse): Promise<void> {
  if (warehouse.closing) return;
  const before = alertsOf(warehouse);
  const { problems } = await readDeepHealth(warehouse);
  const found: AlertCode[] = [...problems];
  if (warehouse.dataDir !== null && lastAttempt(warehouse.dataDir)?.fault) found.push('backup_failed');
  if (answersSoFar().failedLately > 0) found.push('answers_failed');
  const log = nextAlerts(before, found, warehouse.clock().toISOString());
  logs.set(warehouse, log);
  const changed = [
    ...log.open.filter(({ since }) => since === log.checkedAt).map(({ code }) => [code, 'begun'] as const),
    ...log.ended
      .filter(({ endedAt }) => endedAt === log.checkedAt)
      .map(({ code }) => [code, 'ended'] as const),
  ];
  for (const [alert, outcome] of changed) logEvent({ what: 'alert', outcome, alert });
  if (warehouse.dataDir !== null) writeLog(alertFile(warehouse.dataDir), log);
}

/** A full disk, which is among what is told, stops no look. */
function writeLog(path: string, log: AlertLog): void {
  try {
    writeFileSync(`${path}.part`, `${JSON.stringify(log, null, 1)}\n`, { mode: PRIVATE_FILE });
    renameSync(`${path}.part`, path);
  } catch (error) {
    console.error('the alerts could not be written:', (error as Error).message);
  }
}
