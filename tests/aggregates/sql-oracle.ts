import { keyOfGroup } from '#lib/server/aggregates/groups.ts';
import type { MeasurementParams } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import { UNGROUPED } from '#lib/server/aggregates/clustered-measurements.sql.ts';
import type { PairedPeriods } from '#lib/server/aggregates/column-store/paired-parts.ts';
import type { Dates } from '#lib/server/aggregates/partitions.ts';
import { PERIOD_SUMS, PRODUCTS, type PeriodSums, type Products } from '#lib/server/aggregates/period-sums.ts';
import { groupSums, type AreaSums, type AreaSumsOptions } from '#lib/server/aggregates/speed-figures.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { changeSums, type ChangeSums } from './change-sums.sql.ts';
import { coverage } from './coverage.sql.ts';
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

/** What `pairedPeriods` gives for one base, computed by the database from the rows. */
export async function sqlPairs(
  { db }: Warehouse,
  { failedAsZero, ...scope }: MeasurementParams,
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
