import { arch, release } from 'node:os';
import type { Installation, WorkNow } from '#lib/domain/watch/installation.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { backupRecords } from '../backup/last-backup.ts';
import { readDeepHealth } from '../health.ts';
import { listBatches } from '../ingest/batches.ts';
import { listFailedLoads } from '../ingest/failed-loads.ts';
import { readingsNow } from '../runtime/run-child.ts';
import { VERSION } from '../version.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { workbenchOf } from '../workbench/workbench.ts';
import { diskUse } from './disk-use.ts';
import { alertsOf } from './keep-alerts.ts';
import { answersSoFar } from '../log/request-meter.ts';
import * as sql from './watch.sql.ts';

/** Loads, failures and backups that are shown of each. */
const SHOWN = 10;

/** What goes on in this process. */
export function workNow(warehouse: Warehouse): WorkNow {
  const { running, waiting } = workbenchOf(warehouse).slots.queue(null);
  return { readings: readingsNow(), queries: { running, waiting }, ...answersSoFar() };
}

/** Accounts that are in use or invited, and sessions that go on. */
export function accountsNow(accounts: Accounts): Installation['accounts'] {
  const list = accounts.list();
  return {
    active: list.filter(({ state }) => state === 'active').length,
    invited: list.filter(({ state }) => state === 'invited').length,
    sessions: list.reduce((sum, { id }) => sum + accounts.sessionsOf(id).length, 0),
  };
}

/** The state of the installation that this process serves, looked at now. */
export async function readInstallation(warehouse: Warehouse, accounts: Accounts): Promise<Installation> {
  const { db, dataDir } = warehouse;
  const [health, batches, failures, [found], stores] = await Promise.all([
    readDeepHealth(warehouse),
    listBatches(warehouse),
    listFailedLoads(warehouse),
    db.query(sql.versions, {}),
    dataDir === null ? null : diskUse(dataDir),
  ]);
  return {
    health,
    stores,
    alerts: alertsOf(warehouse),
    now: workNow(warehouse),
    lastLoads: batches.slice(0, SHOWN).map(({ id, fileName, loadedAt, loadedBy, accepted, rejected }) => ({
      ...{ batch: id, fileName, loadedAt, loadedBy, accepted, rejected },
    })),
    failures: failures.slice(0, SHOWN),
    backups: dataDir === null ? [] : backupRecords(dataDir).slice(-SHOWN).reverse(),
    accounts: accountsNow(accounts),
    versions: {
      ...{ program: VERSION, node: process.version, database: found!.database, schema: found!.schema },
      system: `${process.platform} ${release()} ${arch()}`,
    },
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    memoryBytes: process.memoryUsage.rss(),
    cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
  };
}
