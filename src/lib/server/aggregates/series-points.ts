import { sum } from 'd3';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { MeasurementParams } from './clustered-measurements.sql.ts';
import { withPartitions } from './column-store/partition-cache.ts';
import { byPeriod, predicateOf } from './column-store/predicate.ts';
import { partCount, runTask } from './column-store/worker-pool.ts';
import type { Dates } from './partitions.ts';
import { slicedSums } from './sliced-sums.ts';
import type { AreaSumsOptions, SeriesPoint } from './speed-figures.ts';

/**
 * What are the mean and median of each period, over all areas in scope together? Only periods with measurements, in
 * order, each followed by its operators with `byOperator`. The dates of the scope are ignored. Periods must not overlap:
 * they share one scan; long series are split among the threads.
 */
export async function seriesPoints(
  warehouse: Warehouse,
  scope: Omit<MeasurementParams, 'from' | 'to'>,
  periods: readonly Dates[],
  { limit, byOperator }: AreaSumsOptions,
): Promise<readonly SeriesPoint[]> {
  return withPartitions(warehouse, periods, async ({ columns, placeSites, oversized }) => {
    const predicate = await predicateOf(warehouse, scope, placeSites);
    const options = { limit, byOperator, percentiles: ['p50'], sites: null } as const;
    if (oversized) {
      const sums = await slicedSums(oversized, byPeriod(predicate, periods), options);
      return runTask({ kind: 'slicedSeries', sums, options });
    }
    const rows = sum(columns, (partitions) => sum(partitions, ({ tests }) => tests));
    const perPart = Math.ceil(periods.length / partCount(rows));
    const parts: Promise<readonly SeriesPoint[]>[] = [];
    for (let from = 0; from < periods.length; from += perPart) {
      const predicates = byPeriod(predicate, periods.slice(from, from + perPart));
      const inputs = predicates.map((own, i) => ({ columns: columns[from + i]!, predicate: own }));
      parts.push(runTask({ kind: 'series', inputs, options }));
    }
    return (await Promise.all(parts)).flat();
  });
}
