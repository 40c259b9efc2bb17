import { sum } from 'd3';
import { addDays } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { memoize } from '../../cache/result-cache.ts';
import { partitionsOn, type Dates } from '../partitions.ts';
import { ClusterDictionary, BYTES_PER_CLUSTER } from './cluster-dictionary.ts';
import { measurementsByPartition } from './measurement-columns.sql.ts';
import {
  BYTES_PER_MEASUREMENT,
  readPartition,
  type PartitionMemory,
  type StoreDictionaries,
} from './measurement-columns.ts';
import { PairDictionary } from './pair-dictionary.ts';

/** The partitions of a warehouse's measurements that are in memory. */
interface Store extends StoreDictionaries {
  /** By the partition's first date, least recently used first. */
  readonly partitions: Map<string, Partition>;
}

interface Partition {
  /** The data version before it was read. */
  readonly version: number;
  readonly tests: number;
  readonly columns: Promise<PartitionMemory>;
}

/** Estimate of what a measurement adds to the dictionary of devices, most of which make several. */
const DEVICE_BYTES_PER_MEASUREMENT = 4;
/** The dictionary of devices is begun anew above this share of the memory for columns. */
const MAX_DEVICE_SHARE = 1 / 3;

const stores = new WeakMap<Warehouse, Store>();

const EVER: Dates = { from: '0001-01-01', to: '9999-12-31' };

/** The partitions of several ranges of dates, and the dictionary of their places. */
export interface Partitions {
  /** By range, the columns of the partitions that overlap it. */
  readonly columns: readonly (readonly PartitionMemory[])[];
  readonly placeSites: PairDictionary;
}

/** The partitions that overlap some ranges of dates. One that is not in memory, or that a change may have affected, is read. */
export async function partitionsOf(warehouse: Warehouse, ranges: readonly Dates[]): Promise<Partitions> {
  const counts = await partitionCounts(warehouse);
  const store = storeOf(warehouse);
  const overlapping = ranges.map((range) => partitionsOn(range).filter(({ from }) => counts.has(from)));
  const columns = await Promise.all(
    overlapping.map((partitions) =>
      Promise.all(
        partitions.map((dates) => currentPartition(warehouse, store, dates, counts.get(dates.from)!)),
      ),
    ),
  );
  return { columns, placeSites: store.placeSites };
}

/**
 * Reads the partitions into memory, newest first, as many as it has room for. To be run at start: questions that come
 * meanwhile read what they need themselves.
 */
export async function loadPartitions(warehouse: Warehouse): Promise<void> {
  const newestFirst = [...(await partitionCounts(warehouse))].reverse();
  let tests = 0;
  for (const [from, count] of newestFirst) {
    tests += count;
    if (warehouse.closing || tests > maxMeasurements(warehouse)) return;
    await partitionsOf(warehouse, [{ from, to: addDays(from, 1) }]);
  }
}

/** Measurements that there is memory for, with their devices. */
const maxMeasurements = ({ columnBytes }: Warehouse) =>
  columnBytes / (BYTES_PER_MEASUREMENT + DEVICE_BYTES_PER_MEASUREMENT);

/** Measurements of each partition that has any, by its first date, oldest first. */
async function partitionCounts(warehouse: Warehouse): Promise<ReadonlyMap<string, number>> {
  const counts = await memoize(warehouse, { statistic: 'partition counts', dates: EVER }, () =>
    warehouse.db.query(measurementsByPartition, {}),
  );
  return new Map(counts.map(({ from, tests }) => [from, tests]));
}

function currentPartition(
  warehouse: Warehouse,
  store: Store,
  dates: Dates,
  tests: number,
): Promise<PartitionMemory> {
  const { partitions } = store;
  const held = partitions.get(dates.from);
  const current =
    held && !warehouse.changedSince(held.version, dates)
      ? held
      : { version: warehouse.dataVersion, tests, columns: readPartition(warehouse, dates, store) };
  partitions.delete(dates.from);
  partitions.set(dates.from, current);
  current.columns.catch(() => partitions.delete(dates.from));
  evict(partitions, maxMeasurements(warehouse));
  return current.columns;
}

function evict(partitions: Map<string, Partition>, most: number): void {
  let tests = sum(partitions.values(), (partition) => partition.tests);
  for (const [from, partition] of partitions) {
    if (tests <= most) break;
    tests -= partition.tests;
    partitions.delete(from);
  }
}

/** Begun anew when its devices take too much memory: those of evicted partitions are not removed one by one. */
function storeOf(warehouse: Warehouse): Store {
  const before = stores.get(warehouse);
  if (before && before.devices.count * BYTES_PER_CLUSTER <= warehouse.columnBytes * MAX_DEVICE_SHARE)
    return before;
  const store = {
    placeSites: new PairDictionary(),
    devices: new ClusterDictionary(),
    partitions: new Map<string, Partition>(),
  };
  stores.set(warehouse, store);
  return store;
}
