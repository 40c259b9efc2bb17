import { NO_PRODUCTS, type PeriodSums } from '../period-sums.ts';
import { groupsShown, wholesOf } from '../groups.ts';
import { PairedClusters } from './paired-clusters.ts';
import type { GroupPart, PairedPart } from './paired-parts.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { Selection } from './selection.ts';
import { BucketScan, type ScanPart } from './bucket-scan.ts';

/**
 * For each base, what do the clusters of one part contribute to the groups measured in it or now? Without unknown
 * operators. Merged by `addParts`, the parts equal the SQL oracle to the digit (tests/aggregates/change-sums.sql.ts). All
 * selections must have the same groups.
 */
export function scanChanges(
  now: Selection,
  bases: readonly Selection[],
  { byOperator, part }: ChangesOptions,
  scratch: ScratchArena,
): readonly PairedPart[] {
  const { groups } = now.predicate;
  const periods = [now, ...bases];
  const scan = new BucketScan(periods, scratch, part);
  const clusters = new PairedClusters(periods, byOperator, scan, scratch);
  scan.run(clusters);
  const { accumulators, pairs, testedDays, strata } = clusters;
  const wholes = wholesOf(groups);
  const sumsNow = new Map<number, PeriodSums>();
  return bases.map((base, i) => {
    const paired: GroupPart[] = [];
    const shown = groupsShown(groups, byOperator, (group) => now.counts.has(group) || base.counts.has(group));
    for (const group of shown) {
      const { sharedClusters, ...products } = pairs[i]!.of(group);
      const ofNow = sumsNow.get(group) ?? accumulators[0]!.accumulated(now.counts, group).sums;
      sumsNow.set(group, ofNow);
      paired.push({
        group,
        now: ofNow,
        base: accumulators[i + 1]!.accumulated(base.counts, group).sums,
        // One object for all that share none: it is sent to the other thread once.
        products: sharedClusters === 0 ? NO_PRODUCTS : products,
        sharedClusters,
        baseDays: testedDays[i]!.of(group),
      });
    }
    return {
      groups: paired,
      operators: strata.operatorsOf(
        shown.filter((group) => wholes[group] === group),
        i + 1,
      ),
      hours: strata.hoursOf(shown, i + 1),
    };
  });
}

export interface ChangesOptions {
  readonly byOperator: boolean;
  readonly part: ScanPart;
}
