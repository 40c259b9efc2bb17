import { sum } from 'd3';
import { addDays } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { answerOnce } from '../answer-cache.ts';
import { BucketedClusters, BYTES_PER_CLUSTER } from './bucketed-clusters.ts';
import { DensePairs } from './dense-pairs.ts';
import { halfMonths, type Dates } from './half-months.ts';
import { testsByHalfMonth } from './test-columns.sql.ts';
import { BYTES_PER_TEST, readTestColumns, type ColumnNumbers, type ColumnsMemory } from './test-columns.ts';

/** Columns held for a warehouse: half a month each, as many as its `columnBytes` allow. */
interface Held extends ColumnNumbers {
  /** By the half month's first date, in order of last use, oldest first. */
  readonly halves: Map<string, Half>;
}

interface Half {
  /** Of the data before they were read. */
  readonly version: number;
  readonly tests: number;
  readonly columns: Promise<ColumnsMemory>;
}

/** What is reckoned for the devices of a test, most of which make several. */
const DEVICE_BYTES_PER_TEST = 4;
/** Of the memory for columns, at most. */
const MOST_IN_DEVICES = 1 / 3;

const stores = new WeakMap<Warehouse, Held>();

const EVER: Dates = { from: '0001-01-01', to: '9999-12-31' };

/** Columns of several dates, and what they name places by. */
export interface ColumnsOfDates {
  /** By dates, the columns of the halves of months that they lie in. */
  readonly columns: readonly (readonly ColumnsMemory[])[];
  readonly spots: DensePairs;
}

/**
 * The columns of the halves of months that dates lie in, read where they are not held as the data are now; null when the
 * halves of some dates have more tests than `most`, or than there is memory for. Kept right by every load and undo: a
 * half is read again once a change may have touched it.
 */
export async function columnsOf(
  warehouse: Warehouse,
  dates: readonly Dates[],
  most: number,
): Promise<ColumnsOfDates | null> {
  const counts = await halfMonthCounts(warehouse);
  const asked = dates.map((entry) => halfMonths(entry).filter(({ from }) => counts.has(from)));
  const tests = asked.map((halves) => sum(halves, ({ from }) => counts.get(from)));
  if (tests.some((count) => count > Math.min(most, mostHeld(warehouse)))) return null;
  const held = heldFor(warehouse);
  const read = (half: Dates) => columnsOfHalf(warehouse, held, half, counts.get(half.from)!);
  const columns = await Promise.all(asked.map((halves) => Promise.all(halves.map(read))));
  return { columns, spots: held.spots };
}

/** The half months with tests, newest first, and how many of the newest there is memory for. */
export async function testedHalves(
  warehouse: Warehouse,
): Promise<{ readonly halves: readonly Dates[]; readonly holdable: number }> {
  const newestFirst = [...(await halfMonthCounts(warehouse))].reverse();
  let tests = 0;
  const holdable = newestFirst.filter(([, count]) => (tests += count) <= mostHeld(warehouse)).length;
  return { halves: newestFirst.flatMap(([from]) => halfMonths({ from, to: addDays(from, 1) })), holdable };
}

/** How many tests are in the halves of months that some dates lie in? */
export async function testsOnDates(warehouse: Warehouse, dates: Dates): Promise<number> {
  const counts = await halfMonthCounts(warehouse);
  return sum(halfMonths(dates), ({ from }) => counts.get(from));
}

/** Reads the columns of half a month, if there is memory for them, so that they are there when somebody asks. */
export async function holdColumns(warehouse: Warehouse, half: Dates): Promise<void> {
  await columnsOf(warehouse, [half], Infinity);
}

/** Tests that there is memory for, with their devices. */
const mostHeld = ({ columnBytes }: Warehouse) => columnBytes / (BYTES_PER_TEST + DEVICE_BYTES_PER_TEST);

/** Tests of each half month that has any, by its first date, oldest first. */
async function halfMonthCounts(warehouse: Warehouse): Promise<ReadonlyMap<string, number>> {
  const counts = await answerOnce(warehouse, { statistic: 'half months', dates: EVER }, () =>
    warehouse.db.query(testsByHalfMonth, {}),
  );
  return new Map(counts.map(({ from, tests }) => [from, tests]));
}

function columnsOfHalf(
  warehouse: Warehouse,
  store: Held,
  half: Dates,
  tests: number,
): Promise<ColumnsMemory> {
  const { halves } = store;
  const held = halves.get(half.from);
  const current =
    held && !warehouse.changedSince(held.version, half)
      ? held
      : { version: warehouse.dataVersion, tests, columns: readTestColumns(warehouse, half, store) };
  halves.delete(half.from);
  halves.set(half.from, current);
  current.columns.catch(() => halves.delete(half.from));
  dropOldest(halves, mostHeld(warehouse));
  return current.columns;
}

function dropOldest(halves: Map<string, Half>, most: number): void {
  let tests = sum(halves.values(), (half) => half.tests);
  for (const [from, half] of halves) {
    if (tests <= most) break;
    tests -= half.tests;
    halves.delete(from);
  }
}

/** Begun anew when devices have come to take too much: those of tests dropped since are not forgotten one by one. */
function heldFor(warehouse: Warehouse): Held {
  const before = stores.get(warehouse);
  if (before && before.devices.count * BYTES_PER_CLUSTER <= warehouse.columnBytes * MOST_IN_DEVICES)
    return before;
  const held = { spots: new DensePairs(), devices: new BucketedClusters(), halves: new Map<string, Half>() };
  stores.set(warehouse, held);
  return held;
}
