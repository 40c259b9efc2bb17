import { group } from 'd3';
import { keyOfGroup } from '#lib/server/aggregates/groups.ts';
import type { MeasurementParams } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { UNGROUPED } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { votesOf, type DeviceVotes } from '#lib/server/aggregates/device-votes.ts';
import { deviceVotes } from '#lib/server/aggregates/device-votes.sql.ts';
import type { Dates } from '#lib/server/aggregates/partitions.ts';
import { PERIOD_SUMS, PRODUCTS, type PeriodSums, type Products } from '#lib/server/aggregates/period-sums.ts';
import { groupSums, type AreaSums, type AreaSumsOptions } from '#lib/server/aggregates/speed-figures.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { changeSums, type ChangeSums } from './change-sums.sql.ts';
import { coverage } from './coverage.sql.ts';
import type { PlainPairs, PlainStrata } from './plain-strata.ts';
import { strataPairs, type PairOfCells } from './strata-sums.sql.ts';
import { testedDays } from './tested-days.sql.ts';

/** The sums behind `areaFigures`, computed by the database from the rows. */
export async function sqlSums(
  warehouse: Warehouse,
  scope: MeasurementParams,
  { limit, byOperator }: AreaSumsOptions,
): Promise<readonly AreaSums[]> {
  const [sums, coverages] = await Promise.all([
    groupSums(warehouse, { ...UNGROUPED, byOperator }, { ...scope, limit }),
    warehouse.db.queryPlanned(coverage, { ...scope, byOperator }),
  ]);
  const coverageOf = new Map(coverages.map((row) => [keyOfGroup(row), row]));
  return sums.map((row) => {
    const { places, timesOfDay } = coverageOf.get(keyOfGroup(row)) ?? { places: 0, timesOfDay: null };
    return { ...row, places, timesOfDay };
  });
}

/** The votes behind `areaFigures`, by group, computed by the database from the rows. */
export async function sqlVotes(
  { db }: Warehouse,
  scope: MeasurementParams,
): Promise<ReadonlyMap<string, DeviceVotes>> {
  const rows = await db.queryPlanned(deviceVotes('download'), { ...scope });
  return new Map(rows.map((row) => [keyOfGroup(row), votesOf(row)]));
}

/** What `pairedPeriods` gives for one base, computed by the database from the rows. */
export async function sqlPairs(
  { db }: Warehouse,
  { failedAsZero, ...scope }: MeasurementParams,
  base: Dates,
  byOperator: boolean,
): Promise<readonly PlainPairs[]> {
  const params = { ...scope, baseFrom: base.from, baseTo: base.to, byOperator, failedAsZero };
  const [sums, pairs, days] = await Promise.all([
    db.queryPlanned(changeSums, params),
    db.queryPlanned(strataPairs, params),
    db.queryPlanned(testedDays, { ...scope, from: base.from, to: base.to, failedAsZero }),
  ]);
  const pairsOf = group(pairs, keyOfGroup);
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
    strata: {
      operators: row.whole ? strataIn(pairsOf.get(keyOfGroup(row)), 'operators') : null,
      hours: strataIn(pairsOf.get(keyOfGroup(row)), 'hours'),
    },
  }));
}

function strataIn(pairs: readonly PairOfCells[] = [], wanted: PairOfCells['kind']): PlainStrata {
  const ofKind = pairs.filter(({ kind }) => kind === wanted);
  return {
    cells: ofKind
      .filter(({ i, j }) => i === j)
      .map(({ i, tests, kbps }) => ({ cell: i, tests: Number(tests), kbps: Number(kbps) })),
    products: ofKind.map(({ i, j, nn, ns, sn, ss }) => ({ i, j, nn, ns, sn, ss })),
  };
}

const productsOf = (sums: ChangeSums): Products =>
  Object.fromEntries(PRODUCTS.map((word) => [word, sums[word]])) as Products;

/** The sums of one of the two periods: the base (1), or now (2). */
function sumsOf(sums: ChangeSums, period: '1' | '2'): PeriodSums {
  return Object.fromEntries(
    PERIOD_SUMS.map((name) => [name, sums[`${name}${period}`]]),
  ) as unknown as PeriodSums;
}
