import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogOf } from '#lib/domain/workbench/catalog.ts';
import { sweepLeftovers } from '../../backup/durable.ts';
import { readLedger } from '../../cases/ledger/ledger.ts';
import { logEvent } from '../../log/event-log.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { findingPeriods } from './finding-views.ts';
import { makeSnapshot, MAKING, type KnownWarehouse } from './make-snapshot.ts';
import { statements } from './stated.sql.ts';
import { snapshotName, SnapshotStore, type HeldSnapshot } from './snapshot-store.ts';

/** The folder of snapshots below a data folder: part of no backup, since it is made again. */
export const workbenchFolder = (dataDir: string): string => join(dataDir, 'workbench');

/** How often is looked whether the newest snapshot is of the warehouse as it is. */
const LOOK_MS = 5_000;
/** After a failure the same snapshot is tried again only then. */
const RETRY_MS = 600_000;
/** A letter changes the name of every snapshot whose columns mean something else than those of an earlier program. */
const FORM = 'a';
const DIGEST_LENGTH = 12;

const stores = new WeakMap<Warehouse, SnapshotStore>();

/** The snapshots of a warehouse; null for one in memory. */
export function snapshotsOf(warehouse: Warehouse): SnapshotStore | null {
  if (warehouse.dataDir === null) return null;
  const known = stores.get(warehouse);
  if (known) return known;
  const store = new SnapshotStore(workbenchFolder(warehouse.dataDir));
  stores.set(warehouse, store);
  warehouse.whenClosing(() => store.close());
  return store;
}

/** The making that is under way, of each warehouse. */
const underWay = new WeakMap<Warehouse, Promise<void>>();

/**
 * The newest snapshot for a reader, which may be of data that have changed since; where there is none yet, it is made
 * first. Throws the Faults of `makeSnapshot`; null for a warehouse in memory.
 */
export async function holdSnapshot(warehouse: Warehouse): Promise<HeldSnapshot | null> {
  const store = snapshotsOf(warehouse);
  if (store !== null && store.newest === null) await refresh(warehouse, store);
  return store?.hold() ?? null;
}

/**
 * Keeps a snapshot of the warehouse as it is: looks now and then whether the data, a case or a grade changed, and makes
 * one once nothing has changed from one look to the next. What an earlier program left unfinished is removed; a whole
 * snapshot of the same data is used again. Returns the look.
 */
export function keepSnapshot(warehouse: Warehouse, everyMs: number = LOOK_MS): () => Promise<void> {
  const store = snapshotsOf(warehouse);
  if (store === null) return () => Promise.resolve();
  let seen: string | null = null;
  let failed: { readonly name: string; readonly at: number } | null = null;
  const look = async () => {
    if (warehouse.closing) return;
    const { name } = await knownOf(warehouse);
    const isSettled = name === seen;
    seen = name;
    if (name === store.newest?.name || !isSettled) return;
    const now = warehouse.clock().getTime();
    if (failed?.name === name && now < failed.at + RETRY_MS) return;
    try {
      await refresh(warehouse, store);
      failed = null;
    } catch (error) {
      if (warehouse.closing) return;
      failed = { name, at: now };
      logEvent({ what: 'snapshot', outcome: 'failed' });
      console.error(error);
    }
  };
  warehouse.inBackground(() => sweepLeftovers(store.folder, MAKING));
  warehouse.repeat(look, everyMs);
  return look;
}

interface Known extends KnownWarehouse {
  /** Says of which data a snapshot is: the version, and all else that its views follow from. */
  readonly name: string;
}

async function knownOf(warehouse: Warehouse): Promise<Known> {
  const { dataVersion } = warehouse;
  const [catalog, ledger, stated] = await Promise.all([
    readCatalog(warehouse),
    readLedger(warehouse),
    warehouse.db.queryKept(statements, {}),
  ]);
  const cases = ledger.cases.length === 0 ? null : ledger.version;
  const periods = await findingPeriods(warehouse, catalog);
  const facts = [FORM, catalogOf(catalog.editions), catalog.changedAt, cases, stated, periods];
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, DIGEST_LENGTH);
  return { catalog, ledger, dataVersion, name: snapshotName(dataVersion, digest) };
}

/** Makes the snapshot of the warehouse as it is, where it is not there already, and takes it into use. One at a time. */
function refresh(warehouse: Warehouse, store: SnapshotStore): Promise<void> {
  const begun = underWay.get(warehouse);
  if (begun) return begun;
  const work = makeIfMissing(warehouse, store).finally(() => underWay.delete(warehouse));
  underWay.set(warehouse, work);
  return work;
}

async function makeIfMissing(warehouse: Warehouse, store: SnapshotStore): Promise<void> {
  const known = await knownOf(warehouse);
  const { name, dataVersion } = known;
  const path = store.pathOf(name);
  if (!existsSync(path)) {
    await store.removeUnread();
    const start = performance.now();
    const size = await makeSnapshot(warehouse, known, {
      ...{ folder: store.folder, path, signal: store.closing },
    });
    if (size === null) return makeIfMissing(warehouse, store);
    const { measurements } = size;
    logEvent({ what: 'snapshot', outcome: 'made', ms: Math.round(performance.now() - start), measurements });
  }
  const { editions, holdings } = known.catalog;
  const simulated = holdings.simulatedBatches > 0;
  await store.use({ name, path, dataVersion, simulated, catalog: catalogOf(editions) });
}
