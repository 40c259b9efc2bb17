import { range } from 'd3';
import type { Warehouse } from '../warehouse/warehouse.ts';
import {
  changeSums,
  PERIOD_SUMS,
  PRODUCTS,
  type ChangeSums,
  type PeriodSums,
  type Products,
} from './change-sums.sql.ts';
import type { TestParams } from './clustered-tests.sql.ts';
import { choiceOf } from './columns/choice.ts';
import { testsIn } from './columns/column-tasks.ts';
import { inThread, partsFor } from './columns/column-threads.ts';
import { keyOfGroup, type GroupName } from './columns/groups.ts';
import type { Dates } from './columns/half-months.ts';
import { columnsOf } from './columns/held-columns.ts';
import { addParts } from './columns/paired-parts.ts';
import { testedDays } from './tested-days.sql.ts';

/** Sums of a unit's tests, or an operator's in it, now and in a base period, and what pairs their clusters. */
export interface PairedPeriods extends GroupName {
  readonly now: PeriodSums;
  readonly base: PeriodSums;
  readonly products: Products;
  readonly sharedClusters: number;
  /** Days of the base with tests that count. */
  readonly baseDays: number;
}

/** Above so many tests in one of the periods the database sums. */
const MOST_TESTS_IN_COLUMNS = 8_000_000;

/**
 * For each base, the sums of every unit with tests in it or on the scope's own dates, in the order of codes, each followed
 * by those of its operators where they are told apart. As in `unitSums`, from columns in memory or by the database, to the same digits.
 */
export async function pairedPeriods(
  warehouse: Warehouse,
  scope: TestParams,
  bases: readonly Dates[],
  byOperator: boolean,
): Promise<readonly (readonly PairedPeriods[])[]> {
  return (
    (await pairedFromColumns(warehouse, scope, bases, byOperator)) ??
    Promise.all(bases.map((base) => pairedFromRows(warehouse, scope, base, byOperator)))
  );
}

/** The same from columns; null when there are too many tests for them. */
export async function pairedFromColumns(
  warehouse: Warehouse,
  scope: TestParams,
  bases: readonly Dates[],
  byOperator: boolean,
): Promise<readonly (readonly PairedPeriods[])[] | null> {
  const periods = [scope, ...bases];
  const held = await columnsOf(warehouse, periods, MOST_TESTS_IN_COLUMNS);
  if (!held) return null;
  const choice = await choiceOf(warehouse, scope, held.spots);
  const asked = periods.map((period, i) => ({ columns: held.columns[i]!, choice: choice(period) }));
  const [now, ...before] = asked;
  const of = partsFor(testsIn(asked));
  const parts = await Promise.all(
    range(of).map((nth) =>
      inThread({ kind: 'changes', now: now!, bases: before, options: { byOperator, part: { nth, of } } }),
    ),
  );
  const { groups } = now!.choice;
  return bases.map((_, base) =>
    addParts(
      parts.map((part) => part[base]!),
      groups,
    ),
  );
}

/** The same for one base, by the database. */
export async function pairedFromRows(
  { db }: Warehouse,
  { failedAsZero, ...scope }: TestParams,
  base: Dates,
  byOperator: boolean,
): Promise<readonly PairedPeriods[]> {
  const [sums, days] = await Promise.all([
    db.queryPlanned(changeSums, {
      ...scope,
      baseFrom: base.from,
      baseTo: base.to,
      byOperator,
      failedAsZero,
    }),
    db.queryPlanned(testedDays, { ...scope, from: base.from, to: base.to, failedAsZero }),
  ]);
  const daysOf = new Map(days.map((row) => [keyOfGroup(row), row.days]));
  return sums.map((row) => ({
    code: row.code,
    operator: row.operator,
    whole: row.whole,
    now: sumsOf(row, '2'),
    base: sumsOf(row, '1'),
    products: productsOf(row),
    sharedClusters: row.sharedClusters,
    baseDays: daysOf.get(keyOfGroup(row)) ?? 0,
  }));
}

const productsOf = (sums: ChangeSums): Products =>
  Object.fromEntries(PRODUCTS.map((word) => [word, sums[word]])) as Products;

/** The sums of one of the two periods: the base (1), or now (2). */
function sumsOf(sums: ChangeSums, period: '1' | '2'): PeriodSums {
  return Object.fromEntries(
    PERIOD_SUMS.map((name) => [name, sums[`${name}${period}`]]),
  ) as unknown as PeriodSums;
}
