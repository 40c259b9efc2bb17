import { collectDefaultMetrics, Gauge } from 'prom-client';
import { ALERTS } from '#lib/domain/watch/alert.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { lastSoundBackup } from '../backup/last-backup.ts';
import { freeBytes } from '../health.ts';
import { VERSION } from '../version.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { accountsNow, workNow } from './installation.ts';
import { alertsOf } from './keep-alerts.ts';
import { registry } from '../log/request-meter.ts';

const gauge = (name: string, help: string, labelNames: string[] = []) =>
  new Gauge({ name: `ispeed_${name}`, help, labelNames, registers: [registry] });

collectDefaultMetrics({ register: registry });
const info = gauge('info', 'Always 1; the version is a label', ['version']);
info.set({ version: VERSION }, 1);
const measurements = gauge('measurements', 'Measurements in the warehouse');
const dataVersion = gauge('data_version', 'Number of the data version');
const free = gauge('disk_free_bytes', 'Free bytes of the data folder’s disk');
const backupAt = gauge(
  'backup_timestamp_seconds',
  'When the last backup that was restored for proof was made',
);
const alerts = gauge('alert', '1 while an alert goes on, by its code', ['code']);
const checkedAt = gauge('alerts_checked_timestamp_seconds', 'When alerts were looked for last');
const sessions = gauge('sessions', 'Sessions that go on');
const work = gauge('work', 'Readings of files and queries that run or wait', ['kind', 'state']);

/** The figures of this process and its warehouse in the text form of Prometheus. */
export async function readMetrics(
  warehouse: Warehouse,
  accounts: Accounts,
): Promise<{ readonly contentType: string; readonly text: string }> {
  const { dataDir } = warehouse;
  measurements.set((await readCatalog(warehouse)).holdings.measurements);
  dataVersion.set(warehouse.dataVersion);
  if (dataDir !== null) {
    free.set(await freeBytes(dataDir));
    const backup = lastSoundBackup(dataDir);
    if (backup !== null) backupAt.set(Date.parse(backup.at) / 1000);
  }
  const log = alertsOf(warehouse);
  for (const code of ALERTS) alerts.set({ code }, log.open.some((alert) => alert.code === code) ? 1 : 0);
  if (log.checkedAt !== null) checkedAt.set(Date.parse(log.checkedAt) / 1000);
  sessions.set(accountsNow(accounts).sessions);
  const { readings, queries } = workNow(warehouse);
  for (const [kind, { running, waiting }] of Object.entries({ readings, queries })) {
    work.set({ kind, state: 'running' }, running);
    work.set({ kind, state: 'waiting' }, waiting);
  }
  return { contentType: registry.contentType, text: await registry.metrics() };
}
