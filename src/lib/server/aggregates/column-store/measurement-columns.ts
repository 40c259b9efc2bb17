import { sum } from 'd3';
import type { NumberColumns } from '../../db/results.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { ClusterDictionary, bucketOf, BUCKETS } from './cluster-dictionary.ts';
import type { PairDictionary } from './pair-dictionary.ts';
import { dayOf, type Dates } from '../partitions.ts';
import {
  DEVICE_KNOWN,
  measurementColumns,
  measurementColumnsInSlice,
  type MeasurementNumbers,
} from './measurement-columns.sql.ts';

/**
 * A partition: the measurements of some dates as columns in shared memory. Entry i of each array belongs to measurement
 * i. Sorted by bucket and cluster: a cluster is in the bucket of the same number in every partition, and accesses by
 * cluster are local.
 */
export interface MeasurementColumns {
  /** The first of the dates, in days since 1970-01-01. */
  readonly firstDay: number;
  readonly tests: number;
  /** Place and site (see `MeasurementNumbers`) as one number of the store's `placeSites`. */
  readonly placeSiteId: Uint32Array;
  readonly kbps: Uint32Array;
  /** The cluster's number in its bucket: of known devices unique in the store, of others only in this partition. */
  readonly cluster: Uint32Array;
  /** See `MeasurementNumbers`. */
  readonly packedAttributes: Uint16Array;
  /** Days since the first date. */
  readonly day: Uint8Array;
  readonly band: Uint8Array;
  /** Bucket b begins at entry b of this and ends before entry b+1. */
  readonly bucketFrom: Uint32Array;
  /** By bucket, the exclusive upper limit of cluster numbers: of known devices, and of others. */
  readonly devicesBelow: Uint32Array;
  readonly othersBelow: Uint32Array;
}

/** The memory of a partition, as it is sent to another thread. */
export interface PartitionMemory {
  readonly firstDay: number;
  readonly tests: number;
  readonly memory: SharedArrayBuffer;
  /** Where its columns begin. */
  readonly offset: number;
}

/** The dictionaries that the partitions of a store share. */
export interface StoreDictionaries {
  readonly placeSites: PairDictionary;
  readonly devices: ClusterDictionary;
}

/** Bytes of a measurement in all columns. */
export const BYTES_PER_MEASUREMENT = 16;

/** One of several shares of the clusters of all dates: number `nth` (from 0) of `of`. */
export interface Slice {
  readonly nth: number;
  readonly of: number;
}

/** Reads the measurements of a partition's dates. Adds their places and devices to the dictionaries. */
export async function readPartition(
  { db }: Warehouse,
  { from, to }: Dates,
  numbers: StoreDictionaries,
  { slice = WHOLE, allocate = ownMemory }: ReadOptions = {},
): Promise<PartitionMemory> {
  const chunks: Chunk[] = [];
  const consume = (chunk: NumberColumns<MeasurementNumbers>) =>
    chunks.push(copyChunk(chunk, numbers.placeSites));
  if (slice.of === 1) await db.queryColumns(measurementColumns, { from, to }, consume);
  else await db.queryColumns(measurementColumnsInSlice, { from, to, ...slice }, consume);
  return buildPartition(dayOf(from), chunks, numbers.devices, allocate);
}

export interface ReadOptions {
  readonly slice?: Slice | undefined;
  readonly allocate?: Allocate;
}

/** Gives memory for so many bytes, at a multiple of 4. */
export type Allocate = (bytes: number) => Pick<PartitionMemory, 'memory' | 'offset'>;

const WHOLE: Slice = { nth: 0, of: 1 };
const ownMemory: Allocate = (bytes) => ({ memory: new SharedArrayBuffer(bytes), offset: 0 });

/** A chunk of a query result, before sorting. */
type Chunk = ReturnType<typeof copyChunk>;

function copyChunk(chunk: NumberColumns<MeasurementNumbers>, placeSites: PairDictionary) {
  const { place, site, packedAttributes, band, day, kbps, cluster } = chunk;
  const tests = place.length;
  /** Two words per cluster, the lower first: DuckDB runs on little-endian machines only. */
  const hashes = new Uint32Array(cluster.slice().buffer);
  const [placeSiteId, bucket] = [new Uint32Array(tests), new Uint16Array(tests)];
  for (let i = 0; i < tests; i++) {
    placeSiteId[i] = placeSites.numberOf(place[i]!, site[i]!);
    bucket[i] = bucketOf(hashes[2 * i]!, hashes[2 * i + 1]!);
  }
  return {
    placeSiteId,
    bucket,
    hashes,
    packedAttributes: packedAttributes.slice(),
    band: band.slice(),
    day: day.slice(),
    kbps: kbps.slice(),
  };
}

const columnsByMemory = new WeakMap<PartitionMemory, MeasurementColumns>();

/** The columns of a partition as views of its memory. Cached: the same memory gives the same object. */
export function columnsIn(columns: PartitionMemory): MeasurementColumns {
  const found = columnsByMemory.get(columns) ?? viewColumns(columns);
  columnsByMemory.set(columns, found);
  return found;
}

function viewColumns({ firstDay, tests, memory, offset }: PartitionMemory): MeasurementColumns {
  let next = offset;
  const part = (bytes: number) => (next += bytes) - bytes;
  const words = (count: number) => new Uint32Array(memory, part(4 * count), count);
  const bytes = () => new Uint8Array(memory, part(tests), tests);
  return {
    firstDay,
    tests,
    bucketFrom: words(BUCKETS + 1),
    devicesBelow: words(BUCKETS),
    othersBelow: words(BUCKETS),
    placeSiteId: words(tests),
    kbps: words(tests),
    cluster: words(tests),
    packedAttributes: new Uint16Array(memory, part(2 * tests), tests),
    day: bytes(),
    band: bytes(),
  };
}

/** Words of `bucketFrom`, `devicesBelow` and `othersBelow`. */
const BUCKET_INDEX_WORDS = 3 * BUCKETS + 1;

/** Sorts chunks into columns. Adds new devices to `devices`. */
function buildPartition(
  firstDay: number,
  chunks: readonly Chunk[],
  devices: ClusterDictionary,
  allocate: Allocate,
): PartitionMemory {
  const tests = sum(chunks, ({ kbps }) => kbps.length);
  const { memory, offset } = allocate(4 * BUCKET_INDEX_WORDS + BYTES_PER_MEASUREMENT * tests);
  const partition = { firstDay, tests, memory, offset };
  const columns = columnsIn(partition);
  const bucketFrom = columns.bucketFrom.fill(0);
  for (const { bucket } of chunks) for (let i = 0; i < bucket.length; i++) bucketFrom[bucket[i]! + 1]!++;
  for (let bucket = 0; bucket < BUCKETS; bucket++) bucketFrom[bucket + 1]! += bucketFrom[bucket]!;
  const sorted = sortByBucket(chunks, tests, bucketFrom);
  const { packedAttributes, hashes, cluster } = sorted;
  const others = new ClusterDictionary();
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    for (let i = bucketFrom[bucket]!; i < bucketFrom[bucket + 1]!; i++) {
      const of = isDeviceKnown(packedAttributes[i]!) ? devices : others;
      cluster[i] = of.numberOf(bucket, hashes[2 * i]!, hashes[2 * i + 1]!);
    }
  }
  columns.devicesBelow.set(devices.counts);
  columns.othersBelow.set(others.counts);
  const order = clusterOrder(cluster, bucketFrom);
  for (let i = 0; i < tests; i++) {
    const from = order[i]!;
    columns.placeSiteId[i] = sorted.placeSiteId[from]!;
    columns.kbps[i] = sorted.kbps[from]!;
    columns.cluster[i] = cluster[from]!;
    columns.packedAttributes[i] = packedAttributes[from]!;
    columns.day[i] = sorted.day[from]!;
    columns.band[i] = sorted.band[from]!;
  }
  return partition;
}

/** Sorts measurements by bucket, stably; `cluster` is still empty. */
function sortByBucket(chunks: readonly Chunk[], tests: number, bucketFrom: Uint32Array) {
  const sorted = {
    placeSiteId: new Uint32Array(tests),
    kbps: new Uint32Array(tests),
    cluster: new Uint32Array(tests),
    hashes: new Uint32Array(2 * tests),
    packedAttributes: new Uint16Array(tests),
    day: new Uint8Array(tests),
    band: new Uint8Array(tests),
  };
  const next = bucketFrom.slice();
  for (const { placeSiteId, bucket, hashes, packedAttributes, day, band, kbps } of chunks) {
    for (let i = 0; i < kbps.length; i++) {
      const at = next[bucket[i]!]!++;
      sorted.placeSiteId[at] = placeSiteId[i]!;
      sorted.kbps[at] = kbps[i]!;
      sorted.hashes[2 * at] = hashes[2 * i]!;
      sorted.hashes[2 * at + 1] = hashes[2 * i + 1]!;
      sorted.packedAttributes[at] = packedAttributes[i]!;
      sorted.day[at] = day[i]!;
      sorted.band[at] = band[i]!;
    }
  }
  return sorted;
}

/** The order of measurements by bucket and cluster: a stable counting sort. */
function clusterOrder(cluster: Uint32Array, bucketFrom: Uint32Array): Uint32Array {
  const tests = cluster.length;
  let below = 0;
  for (let i = 0; i < tests; i++) if (cluster[i]! >= below) below = cluster[i]! + 1;
  const next = new Uint32Array(below + 1);
  for (let i = 0; i < tests; i++) next[cluster[i]! + 1]!++;
  for (let number = 0; number < below; number++) next[number + 1]! += next[number]!;
  const [byCluster, buckets] = [new Uint32Array(tests), new Uint16Array(tests)];
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    for (let i = bucketFrom[bucket]!; i < bucketFrom[bucket + 1]!; i++) {
      const at = next[cluster[i]!]!++;
      byCluster[at] = i;
      buckets[at] = bucket;
    }
  }
  const [order, nextOf] = [new Uint32Array(tests), bucketFrom.slice()];
  for (let at = 0; at < tests; at++) order[nextOf[buckets[at]!]!++] = byCluster[at]!;
  return order;
}

/** Do packed attributes have a known device? 1 or 0. */
export const isDeviceKnown = (packedAttributes: number) => (packedAttributes & DEVICE_KNOWN ? 1 : 0);
