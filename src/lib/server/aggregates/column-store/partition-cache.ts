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
import { OversizedPartitions, type RangeColumns } from './oversized-partitions.ts';
import { PairDictionary } from './pair-dictionary.ts';

/** The partitions of a warehouse's measurements that are in memory. */
class Store implements StoreDictionaries {
  readonly placeSites = new PairDictionary();
  readonly devices = new ClusterDictionary();
  /** By the partition's first date, least recently used first. */
  readonly partitions = new Map<string, CachedPartition>();
}

interface CachedPartition {
  /** The data version before it was read. */
  readonly version: number;
  readonly tests: number;
  readonly columns: Promise<PartitionMemory>;
}

/** Estimate of what a measurement adds to the dictionary of devices, most of which make several. */
const DEVICE_BYTES_PER_MEASUREMENT = 4;
/** The dictionary of devices is begun anew above this share of the memory for columns. */
const MAX_DEVICE_SHARE = 1 / 3;
/** Partitions read at once at start: the database computes one while the other's rows are sorted. */
const READ_AT_ONCE = 2;

const stores = new WeakMap<Warehouse, Store>();
/** The end of the last question that did not fit. */
const oversized = new WeakMap<Warehouse, Promise<unknown>>();

const EVER: Dates = { from: '0001-01-01', to: '9999-12-31' };

/** The partitions of several ranges of dates, and the dictionary of their places. */
export interface Partitions {
  readonly columns: RangeColumns;
  readonly placeSites: PairDictionary;
  /** Of ranges that do not fit in memory, whose `columns` are empty; null for others. */
  readonly oversized: OversizedPartitions | null;
}

/**
 * Runs `scan` over the partitions that overlap some ranges of dates. Those that are not in memory, or that a change may
 * have affected, are read first. Ranges that have more measurements than there is memory for are read by the scan
 * itself, part by part (`OversizedPartitions`); such scans run one after another, and again when a change came between
 * their parts.
 */
export async function withPartitions<T>(
  warehouse: Warehouse,
  ranges: readonly Dates[],
  scan: (partitions: Partitions) => Promise<T>,
): Promise<T> {
  const counts = await partitionCounts(warehouse);
  const overlapping = ranges.map((range) => partitionsOn(range).filter(({ from }) => counts.has(from)));
  const distinct = new Map(overlapping.flat().map((dates) => [dates.from, dates]));
  const excess = sum(distinct.keys(), (from) => counts.get(from)) / maxMeasurements(warehouse);
  if (distinct.size === 0 || excess <= 1) {
    const store = storeOf(warehouse);
    const read = new Map<string, Promise<PartitionMemory>>();
    for (const [from, dates] of distinct)
      read.set(from, cachedPartition(warehouse, store, dates, counts.get(from)!));
    const columns = await Promise.all(
      overlapping.map((range) => Promise.all(range.map(({ from }) => read.get(from)!))),
    );
    return scan({ columns, placeSites: store.placeSites, oversized: null });
  }
  const turn = (oversized.get(warehouse) ?? Promise.resolve()).then(async () => {
    for (;;) {
      const version = warehouse.dataVersion;
      const parts = await OversizedPartitions.of(warehouse, overlapping, excess);
      const columns = ranges.map(() => []);
      const result = await scan({ columns, placeSites: parts.placeSites, oversized: parts });
      if (!ranges.some((dates) => warehouse.changedSince(version, dates))) return result;
    }
  });
  oversized.set(
    warehouse,
    turn.catch(() => undefined),
  );
  return turn;
}

/**
 * Reads the partitions into memory, newest first, as many as it has room for. To be run at start: questions that come
 * meanwhile read what they need themselves.
 */
export async function loadPartitions(warehouse: Warehouse): Promise<void> {
  const newestFirst = [...(await partitionCounts(warehouse))].reverse();
  let tests = 0;
  const fitting = newestFirst.filter(([, count]) => (tests += count) <= maxMeasurements(warehouse)).values();
  const readRest = async () => {
    for (const [from] of fitting) {
      if (warehouse.closing) return;
      await withPartitions(warehouse, [{ from, to: addDays(from, 1) }], async () => undefined);
    }
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, readRest));
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

function cachedPartition(
  warehouse: Warehouse,
  store: Store,
  dates: Dates,
  tests: number,
): Promise<PartitionMemory> {
  const { partitions } = store;
  const cached = partitions.get(dates.from);
  const current =
    cached && !warehouse.changedSince(cached.version, dates)
      ? cached
      : { version: warehouse.dataVersion, tests, columns: readPartition(warehouse, dates, store) };
  partitions.delete(dates.from);
  partitions.set(dates.from, current);
  current.columns.catch(() => partitions.delete(dates.from));
  evict(partitions, maxMeasurements(warehouse));
  return current.columns;
}

function evict(partitions: Map<string, CachedPartition>, most: number): void {
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
  const store = new Store();
  stores.set(warehouse, store);
  return store;
}
