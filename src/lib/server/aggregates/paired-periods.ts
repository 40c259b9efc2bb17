import { range } from 'd3';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { MeasurementParams } from './clustered-measurements.sql.ts';
import { addParts, type PairedPeriods } from './column-store/paired-parts.ts';
import type { RangeColumns } from './column-store/oversized-partitions.ts';
import { withPartitions } from './column-store/partition-cache.ts';
import { predicateOf } from './column-store/predicate.ts';
import { rowsIn } from './column-store/scan-tasks.ts';
import { partCount, runTask } from './column-store/worker-pool.ts';
import type { Dates } from './partitions.ts';

/**
 * For each base period, what are the sums now and then, and of the clusters that both share? Every area with measurements
 * in either, ordered by code, each followed by its operators with `byOperator`. The scope's own dates are "now".
 */
export async function pairedPeriods(
  warehouse: Warehouse,
  scope: MeasurementParams,
  bases: readonly Dates[],
  byOperator: boolean,
): Promise<readonly (readonly PairedPeriods[])[]> {
  const periods = [scope, ...bases];
  return withPartitions(warehouse, periods, async ({ columns, placeSites, oversized }) => {
    const predicate = await predicateOf(warehouse, scope, placeSites);
    const scan = (ofPeriods: RangeColumns) => {
      const [now, ...before] = periods.map((period, i) => ({
        columns: ofPeriods[i]!,
        predicate: predicate(period),
      }));
      const of = partCount(rowsIn([now!, ...before]));
      return Promise.all(
        range(of).map((nth) =>
          runTask({ kind: 'changes', now: now!, bases: before, options: { byOperator, part: { nth, of } } }),
        ),
      );
    };
    const parts = oversized ? (await oversized.scanSlices(scan)).flat() : await scan(columns);
    const { groups } = predicate(scope);
    return bases.map((_, base) =>
      addParts(
        parts.map((part) => part[base]!),
        groups,
      ),
    );
  });
}
