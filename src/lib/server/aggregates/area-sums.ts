import type { Counts } from '#lib/domain/sufficiency.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { MeasurementParams } from './clustered-measurements.sql.ts';
import { partitionsOf } from './column-store/partition-cache.ts';
import { predicateOf } from './column-store/predicate.ts';
import { runTask } from './column-store/worker-pool.ts';
import type { AreaSums, AreaSumsOptions } from './speed-figures.ts';

/** What there is of what there must be enough of; `undefined`: no measurement. */
export function countsOf(sums: AreaSums | undefined): Counts {
  if (!sums) return { tests: 0, devices: null, places: 0, times: null };
  const { tests, devices, places, timesOfDay } = sums;
  return { tests, devices: devices === 0 ? null : devices, places, times: timesOfDay };
}

/**
 * The sums of each area in scope that has measurements, in the order of codes, each followed by those of its operators
 * with `byOperator`. Computed from the column store, to the digits that the database gives for the same rows
 * (`tests/aggregates/column-store.test.ts`).
 */
export async function areaSums(
  warehouse: Warehouse,
  scope: MeasurementParams,
  options: AreaSumsOptions,
): Promise<readonly AreaSums[]> {
  const { columns, placeSites } = await partitionsOf(warehouse, [scope]);
  const predicate = await predicateOf(warehouse, scope, placeSites);
  const input = { columns: columns[0]!, predicate: predicate(scope) };
  return runTask({ kind: 'sums', input, sites: placeSites.second, options });
}
