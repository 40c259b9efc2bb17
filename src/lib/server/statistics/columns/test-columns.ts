import { sum } from 'd3';
import type { NumberColumns } from '../../db/results.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { mixed, type DensePairs } from './dense-pairs.ts';
import { dayOf, type Dates } from './half-months.ts';
import { DEVICE_KNOWN, testColumns, type TestNumbers } from './test-columns.sql.ts';

/**
 * Tests of some dates as columns in memory that threads share, for answers that read all of them: entry i of each array
 * is one test. They are in the order of their bucket, so that all tests of a cluster, in whatever columns, lie in
 * buckets of the same number.
 */
export interface TestColumns {
  /** The first of the dates, in days since 1970-01-01. */
  readonly firstDay: number;
  readonly tests: number;
  /** Numbers of the place and site (see `TestNumbers`) together, by the store's `spots`. */
  readonly spot: Uint32Array;
  readonly kbps: Uint32Array;
  /** Tells one cluster from another together with `clusterHigh`; scattered evenly. Its highest bits are the bucket. */
  readonly clusterMixed: Uint32Array;
  readonly clusterHigh: Uint32Array;
  /** See `TestNumbers`. */
  readonly traits: Uint16Array;
  /** Days since the first date. */
  readonly day: Uint8Array;
  readonly band: Uint8Array;
  /** Bucket b's tests are those from entry b of this to entry b+1. */
  readonly bucketFrom: Uint32Array;
}

/** Where columns lie: all that another thread needs to be told. */
export interface ColumnsMemory {
  readonly firstDay: number;
  readonly tests: number;
  readonly memory: SharedArrayBuffer;
}

/** Enough that the clusters of one bucket, of a few million tests, stay in a processor's cache. */
export const BUCKETS = 1024;
const BUCKET_SHIFT = 32 - Math.log2(BUCKETS);

/** Bytes that a test takes. */
export const BYTES_PER_TEST = 20;

/** The tests of half a month, which say where they were made in numbers of `spots`. */
export async function readTestColumns(
  { db }: Warehouse,
  { from, to }: Dates,
  spots: DensePairs,
): Promise<ColumnsMemory> {
  const chunks: Chunk[] = [];
  await db.queryColumns(testColumns, { from, to }, (chunk) => chunks.push(kept(chunk, spots)));
  return inBuckets(dayOf(from), chunks);
}

/** Some tests as they came. */
type Chunk = ReturnType<typeof kept>;

function kept(chunk: NumberColumns<TestNumbers>, spots: DensePairs) {
  const { place, site, traits, band, day, kbps, cluster } = chunk;
  const spot = new Uint32Array(place.length);
  for (let i = 0; i < spot.length; i++) spot[i] = spots.numberOf(place[i]!, site[i]!);
  return {
    spot,
    traits: traits.slice(),
    band: band.slice(),
    day: day.slice(),
    kbps: kbps.slice(),
    /** Lower half first: every machine that runs DuckDB counts bytes from the lowest. */
    cluster: new Uint32Array(cluster.slice().buffer),
  };
}

/** The columns that lie in some memory. */
export function columnsIn({ firstDay, tests, memory }: ColumnsMemory): TestColumns {
  let next = 0;
  const part = (bytes: number) => (next += bytes) - bytes;
  const words = (count: number) => new Uint32Array(memory, part(4 * count), count);
  const bytes = () => new Uint8Array(memory, part(tests), tests);
  return {
    firstDay,
    tests,
    bucketFrom: words(BUCKETS + 1),
    spot: words(tests),
    kbps: words(tests),
    clusterMixed: words(tests),
    clusterHigh: words(tests),
    traits: new Uint16Array(memory, part(2 * tests), tests),
    day: bytes(),
    band: bytes(),
  };
}

function inBuckets(firstDay: number, chunks: readonly Chunk[]): ColumnsMemory {
  const tests = sum(chunks, ({ kbps }) => kbps.length);
  const memory = new SharedArrayBuffer(4 * (BUCKETS + 1) + BYTES_PER_TEST * tests);
  const columns = columnsIn({ firstDay, tests, memory });
  const { bucketFrom } = columns;
  for (const { cluster } of chunks)
    for (let i = 0; i < cluster.length; i += 2)
      bucketFrom[bucketOf(mixed(cluster[i]!, cluster[i + 1]!)) + 1]!++;
  for (let bucket = 0; bucket < BUCKETS; bucket++) bucketFrom[bucket + 1]! += bucketFrom[bucket]!;
  const next = bucketFrom.slice();
  for (const { spot, traits, band, day, kbps, cluster } of chunks) {
    for (let i = 0; i < kbps.length; i++) {
      const high = cluster[2 * i + 1]!;
      const mix = mixed(cluster[2 * i]!, high);
      const at = next[bucketOf(mix)]!++;
      columns.spot[at] = spot[i]!;
      columns.traits[at] = traits[i]!;
      columns.band[at] = band[i]!;
      columns.day[at] = day[i]!;
      columns.kbps[at] = kbps[i]!;
      columns.clusterMixed[at] = mix;
      columns.clusterHigh[at] = high;
    }
  }
  return { firstDay, tests, memory };
}

/** 1 for a test whose device is known, by its traits; else 0. */
export const isDeviceKnown = (traits: number) => (traits & DEVICE_KNOWN ? 1 : 0);

const bucketOf = (clusterMixed: number) => clusterMixed >>> BUCKET_SHIFT;
