import { sum } from 'd3';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { MeasurementParams } from './clustered-measurements.sql.ts';
import { withPartitions } from './column-store/partition-cache.ts';
import { byPeriod, predicateOf } from './column-store/predicate.ts';
import { partCount, runTask } from './column-store/worker-pool.ts';
import type { Dates } from './partitions.ts';
import type { AreaSumsOptions, SeriesPoint } from './speed-figures.ts';

/**
 * The point of each of some periods with measurements in scope, whose own dates do not matter: all its areas together.
 * In the order of the periods, each followed by those of its operators with `byOperator`. Periods do not overlap. They
 * are scanned together; long series are split among the threads.
 */
export async function seriesPoints(
  warehouse: Warehouse,
  scope: Omit<MeasurementParams, 'from' | 'to'>,
  periods: readonly Dates[],
  { limit, byOperator }: AreaSumsOptions,
): Promise<readonly SeriesPoint[]> {
  return withPartitions(warehouse, periods, async ({ columns, placeSites }) => {
    const predicate = await predicateOf(warehouse, scope, placeSites);
    const rows = sum(columns, (partitions) => sum(partitions, ({ tests }) => tests));
    const perPart = Math.ceil(periods.length / partCount(rows));
    const options = { limit, byOperator, percentiles: ['p50'], sites: null } as const;
    const parts: Promise<readonly SeriesPoint[]>[] = [];
    for (let from = 0; from < periods.length; from += perPart) {
      const predicates = byPeriod(predicate, periods.slice(from, from + perPart));
      const inputs = predicates.map((own, i) => ({ columns: columns[from + i]!, predicate: own }));
      parts.push(runTask({ kind: 'series', inputs, options }));
    }
    return (await Promise.all(parts)).flat();
  });
}
