import type { OversizedPartitions, RangeColumns } from './column-store/oversized-partitions.ts';
import type { ScanSumsOptions } from './column-store/scan-sums.ts';
import type { SlicedSums } from './column-store/scan-tasks.ts';
import type { Predicate } from './column-store/selection.ts';
import { runTask } from './column-store/worker-pool.ts';

/**
 * Scans measurements that do not fit in memory, one predicate for each of their ranges: first the partitions, of which
 * only the speeds are kept; then, with the percentiles of all speeds, the slices, of which only the sums are. Predicates
 * must share their groups.
 */
export async function slicedSums(
  partitions: OversizedPartitions,
  predicates: readonly Predicate[],
  options: ScanSumsOptions,
): Promise<SlicedSums> {
  const inputsOf = (columns: RangeColumns) =>
    predicates.map((predicate, i) => ({ predicate, columns: columns[i]! }));
  const predicate = predicates[0]!;
  const pieces = await partitions.scanPartitions((columns) =>
    runTask({ kind: 'speeds', inputs: inputsOf(columns) }),
  );
  const thresholds = await runTask({ kind: 'thresholds', groups: predicate.groups, pieces, options });
  const parts = await partitions.scanSlices((columns) =>
    runTask({ kind: 'slice', inputs: inputsOf(columns), thresholds, options }),
  );
  return { predicate, parts, pieces, thresholds };
}
