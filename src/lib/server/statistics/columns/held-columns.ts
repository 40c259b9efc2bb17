import { sum } from 'd3';
import { addDays } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { answerOnce } from '../answer-cache.ts';
import { DensePairs } from './dense-pairs.ts';
import { halfMonths, type Dates } from './half-months.ts';
import { testsByHalfMonth } from './test-columns.sql.ts';
import { BYTES_PER_TEST, readTestColumns, type ColumnsMemory } from './test-columns.ts';

/** Columns held for a warehouse: half a month each, as many as its `columnBytes` allow. */
interface Held {
  /** Places and sites, numbered as the columns name them. */
  readonly spots: DensePairs;
  /** By the half month's first date, in order of last use, oldest first. */
  readonly halves: Map<string, Half>;
}

interface Half {
  /** Of the data before they were read. */
  readonly version: number;
  readonly tests: number;
  readonly columns: Promise<ColumnsMemory>;
}

const stores = new WeakMap<Warehouse, Held>();

const EVER: Dates = { from: '0001-01-01', to: '9999-12-31' };

/** The numbers of places and sites that a warehouse's columns are in. */
export function spotsOf(warehouse: Warehouse): DensePairs {
  return heldFor(warehouse).spots;
}

/**
 * The columns of the halves of months that some dates lie in, read where they are not held as the data are now; null
 * when those halves have more tests than `most`, or than there is memory for. Kept right by every load and undo: a half is
 * read again once a change may have touched it.
 */
export async function columnsOf(
  warehouse: Warehouse,
  dates: Dates,
  most: number,
): Promise<readonly ColumnsMemory[] | null> {
  const counts = await halfMonthCounts(warehouse);
  const halves = halfMonths(dates).filter(({ from }) => counts.has(from));
  const tests = sum(halves, ({ from }) => counts.get(from));
  if (tests > Math.min(most, mostHeld(warehouse))) return null;
  return Promise.all(halves.map((half) => columnsOfHalf(warehouse, half, counts.get(half.from)!)));
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

/** Reads the columns of half a month, if there is memory for them, so that they are there when somebody asks. */
export async function holdColumns(warehouse: Warehouse, half: Dates): Promise<void> {
  await columnsOf(warehouse, half, Infinity);
}

const mostHeld = ({ columnBytes }: Warehouse) => columnBytes / BYTES_PER_TEST;

/** Tests of each half month that has any, by its first date, oldest first. */
async function halfMonthCounts(warehouse: Warehouse): Promise<ReadonlyMap<string, number>> {
  const counts = await answerOnce(warehouse, { statistic: 'half months', dates: EVER }, () =>
    warehouse.db.query(testsByHalfMonth, {}),
  );
  return new Map(counts.map(({ from, tests }) => [from, tests]));
}

function columnsOfHalf(warehouse: Warehouse, half: Dates, tests: number): Promise<ColumnsMemory> {
  const { halves, spots } = heldFor(warehouse);
  const held = halves.get(half.from);
  const current =
    held && !warehouse.changedSince(held.version, half)
      ? held
      : { version: warehouse.dataVersion, tests, columns: readTestColumns(warehouse, half, spots) };
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

function heldFor(warehouse: Warehouse): Held {
  const held = stores.get(warehouse) ?? { spots: new DensePairs(), halves: new Map<string, Half>() };
  stores.set(warehouse, held);
  return held;
}
