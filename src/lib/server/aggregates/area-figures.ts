import { range } from 'd3';
import type { Counts } from '#lib/domain/sufficiency.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { MeasurementParams } from './clustered-measurements.sql.ts';
import { sitesOf } from './column-store/coverage.ts';
import { decodeFigures } from './column-store/figures-table.ts';
import { withPartitions } from './column-store/partition-cache.ts';
import { amongAreas, predicateOf } from './column-store/predicate.ts';
import { rowsIn } from './column-store/scan-tasks.ts';
import { partCount, runTask } from './column-store/worker-pool.ts';
import { slicedSums } from './sliced-sums.ts';
import { PERCENTILES } from './percentile-ranks.ts';
import type { AreaFigures, AreaFiguresOptions, CoveredFigures } from './speed-figures.ts';

/** The counts that are compared with minimums. */
export function countsOf({ tests, devices, places, timesOfDay }: CoveredFigures): Counts {
  return { tests, devices: devices === 0 ? null : devices, places, times: timesOfDay };
}

/**
 * What are the figures of each area in scope? Areas with measurements, ordered by code, each followed by its operators
 * with `byOperator`. Computed from the column store, equal to the digit to what SQL gives for the same rows
 * (`tests/aggregates/column-store.test.ts`). Large questions are split by area among the threads.
 */
export async function areaFigures(
  warehouse: Warehouse,
  scope: MeasurementParams,
  { limit, minimumDevices, byOperator }: AreaFiguresOptions,
): Promise<readonly AreaFigures[]> {
  return withPartitions(warehouse, [scope], async ({ columns, placeSites, oversized }) => {
    const predicate = { ...(await predicateOf(warehouse, scope, placeSites))(scope), matchesFailed: true };
    const percentiles = PERCENTILES.map(({ name }) => name);
    const failedTests = scope.failedAsZero ? ('as_zero' as const) : ('excluded' as const);
    const sites = sitesOf(placeSites);
    const options = { limit, minimumDevices, byOperator, failedTests, percentiles, sites };
    if (oversized) {
      const sums = await slicedSums(oversized, [predicate], options);
      return decodeFigures(await runTask({ kind: 'slicedAreas', sums, options }), predicate.groups);
    }
    const whole = { columns: columns[0]!, predicate };
    const of = Math.max(1, Math.min(partCount(rowsIn([whole])), predicate.groups.codes.length));
    const parts = range(of).map((nth) => amongAreas(predicate, { nth, of }));
    const found = await Promise.all(
      parts.map(async (part) => {
        const table = await runTask({ kind: 'areas', input: { ...whole, predicate: part }, options });
        return decodeFigures(table, part.groups);
      }),
    );
    return found.flat();
  });
}
