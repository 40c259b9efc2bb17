import { range } from 'd3';
import type { Counts } from '#lib/domain/sufficiency.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { MeasurementParams } from './clustered-measurements.sql.ts';
import { sitesOf, type Sites } from './column-store/coverage.ts';
import { decodeFigures } from './column-store/figures-table.ts';
import { withPartitions } from './column-store/partition-cache.ts';
import { amongAreas, predicateOf } from './column-store/predicate.ts';
import type { ScanSumsOptions } from './column-store/scan-sums.ts';
import { rowsIn, type ScanInput, type SlicedSums } from './column-store/scan-tasks.ts';
import { partCount, runTask } from './column-store/worker-pool.ts';
import { slicedSums } from './sliced-sums.ts';
import { PERCENTILES } from './percentile-ranks.ts';
import type { AreaFigures, AreaFiguresOptions, AreaTotals, CoveredFigures } from './speed-figures.ts';

/** The counts that are compared with minimums. */
export function countsOf({ tests, devices, places, timesOfDay }: CoveredFigures): Counts {
  return { tests, devices: devices === 0 ? null : devices, places, times: timesOfDay };
}

/**
 * What are the figures of each area in scope? Areas with measurements, ordered by code, each followed by its operators
 * with `byOperator`. Computed from the column store, equal to the digit to what SQL gives for the same rows
 * (`tests/aggregates/column-store.test.ts`).
 */
export function areaFigures(
  warehouse: Warehouse,
  scope: MeasurementParams,
  { limit, minimumDevices, byOperator }: AreaFiguresOptions,
): Promise<readonly AreaFigures[]> {
  const percentiles = PERCENTILES.map(({ name }) => name);
  const failedTests = scope.failedAsZero ? ('as_zero' as const) : ('excluded' as const);
  return scanAreas(warehouse, scope, (sites) => {
    const options = { limit, minimumDevices, byOperator, failedTests, percentiles, sites };
    return {
      options,
      part: async (input) =>
        decodeFigures(await runTask({ kind: 'areas', input, options }), input.predicate.groups),
      slices: async (sums) =>
        decodeFigures(await runTask({ kind: 'slicedAreas', sums, options }), sums.predicate.groups),
    };
  });
}

/**
 * What are the means of each area in scope and of each known operator there computed from? Ordered as `areaFigures`, from the
 * column store too.
 */
export function areaTotals(warehouse: Warehouse, scope: MeasurementParams): Promise<readonly AreaTotals[]> {
  return scanAreas(warehouse, scope, (sites) => {
    const options = { limit: 0, byOperator: true, percentiles: [], sites };
    return {
      options,
      part: (input) => runTask({ kind: 'totals', input, options }),
      slices: (sums) => runTask({ kind: 'slicedTotals', sums, options }),
    };
  });
}

/** How the rows of areas are scanned, and what is made of them. */
interface AreaScan<Found> {
  readonly options: ScanSumsOptions;
  /** Of some of the areas. */
  part(input: ScanInput): Promise<readonly Found[]>;
  /** Of all of them, when they do not fit in memory. */
  slices(sums: SlicedSums): Promise<readonly Found[]>;
}

/** Scans the measurements in scope, failed ones too. Large questions are split by area among the threads. */
function scanAreas<Found>(
  warehouse: Warehouse,
  scope: MeasurementParams,
  scanOf: (sites: Sites) => AreaScan<Found>,
): Promise<readonly Found[]> {
  return withPartitions(warehouse, [scope], async ({ columns, placeSites, oversized }) => {
    const predicate = { ...(await predicateOf(warehouse, scope, placeSites))(scope), matchesFailed: true };
    const scan = scanOf(sitesOf(placeSites));
    if (oversized) return scan.slices(await slicedSums(oversized, [predicate], scan.options));
    const whole = { columns: columns[0]!, predicate };
    const of = Math.max(1, Math.min(partCount(rowsIn([whole])), predicate.groups.codes.length));
    const parts = range(of).map((nth) => amongAreas(predicate, { nth, of }));
    const found = await Promise.all(parts.map((part) => scan.part({ ...whole, predicate: part })));
    return found.flat();
  });
}
