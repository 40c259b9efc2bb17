import type { Counts } from '#lib/domain/sufficiency.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { NOT_TOLD_APART, type TestParams } from './clustered-tests.sql.ts';
import { choiceOf } from './columns/choice.ts';
import { inThread } from './columns/column-threads.ts';
import { keyOfGroup } from './columns/groups.ts';
import { columnsOf } from './columns/held-columns.ts';
import { coverage, type Coverage } from './coverage.sql.ts';
import { groupSums, type GroupSums } from './speed-figures.ts';

/** The sums of a unit's tests, or an operator's in it, and how widely they were made. */
export type UnitSums = GroupSums & Pick<Coverage, 'places' | 'timesOfDay'>;

/** What there is of what there must be enough of; `undefined`: no test. */
export function countsOf(sums: UnitSums | undefined): Counts {
  if (!sums) return { tests: 0, devices: null, places: 0, times: null };
  const { tests, devices, places, timesOfDay } = sums;
  return { tests, devices: devices === 0 ? null : devices, places, times: timesOfDay };
}

/** `limit` in kbit/s. */
export interface UnitSumsOptions {
  readonly limit: number;
  readonly byOperator: boolean;
}

/** Above so many tests the database sums: it needs no more memory for more of them. */
const MOST_TESTS_IN_COLUMNS = 6_000_000;

/**
 * The sums of each unit in scope that has tests, in the order of codes, each followed by those of its operators where
 * they are told apart. From columns in memory where the tests fit there, else by the database: both give the same
 * digits (tests/statistics/columns.test.ts).
 */
export async function unitSums(
  warehouse: Warehouse,
  scope: TestParams,
  options: UnitSumsOptions,
): Promise<readonly UnitSums[]> {
  return (await sumsOfColumns(warehouse, scope, options)) ?? sumsOfRows(warehouse, scope, options);
}

/** The same from columns; null when there are too many tests for them. */
export async function sumsOfColumns(
  warehouse: Warehouse,
  scope: TestParams,
  options: UnitSumsOptions,
): Promise<readonly UnitSums[] | null> {
  const held = await columnsOf(warehouse, [scope], MOST_TESTS_IN_COLUMNS);
  if (!held) return null;
  const choice = await choiceOf(warehouse, scope, held.spots);
  const asked = { columns: held.columns[0]!, choice: choice(scope) };
  return inThread({ kind: 'sums', asked, sites: held.spots.second, options });
}

/** The same by the database. */
export async function sumsOfRows(
  warehouse: Warehouse,
  scope: TestParams,
  { limit, byOperator }: UnitSumsOptions,
): Promise<readonly UnitSums[]> {
  const [sums, coverages] = await Promise.all([
    groupSums(warehouse, { ...NOT_TOLD_APART, byOperator }, { ...scope, limit }),
    warehouse.db.queryPlanned(coverage, { ...scope, byOperator }),
  ]);
  const coverageOf = new Map(coverages.map((row) => [keyOfGroup(row), row]));
  return sums.map((row) => {
    const { places, timesOfDay } = coverageOf.get(keyOfGroup(row)) ?? { places: 0, timesOfDay: null };
    return { ...row, places, timesOfDay };
  });
}
