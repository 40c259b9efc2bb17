import { bisectLeft, bisectRight } from 'd3';
import { groupCount, groupName, groupsShown, type GroupName } from '../groups.ts';
import { PERCENTILES, type PercentileName } from '../percentile-ranks.ts';
import { BucketScan } from './bucket-scan.ts';
import type { AccumulatedGroup } from './cluster-accumulator.ts';
import { CoverageCollector, type GroupCoverage, type Sites } from './coverage.ts';
import { FirstPass } from './first-pass.ts';
import { orderedSpeeds, percentile } from './ordered-speeds.ts';
import type { DeviceVotes } from '../device-votes.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { Selection } from './selection.ts';
import { ThresholdCounts, type ThresholdSums } from './threshold-counts.ts';

export interface ScanSumsOptions {
  /** kbit/s. */
  readonly limit: number;
  readonly byOperator: boolean;
  readonly percentiles: readonly PercentileName[];
  /** For coverage and votes of devices, which are supported for a single selection; null without. */
  readonly sites: Sites | null;
}

/** A group's sums, counts within the limit and the requested percentiles, coverage and speeds. */
export interface ScannedGroup extends AccumulatedGroup {
  readonly group: number;
  readonly name: GroupName;
  /** Counts of measurements at or above the limit. */
  readonly limit: ThresholdSums;
  readonly percentiles: readonly ScannedPercentile[];
  readonly coverage: GroupCoverage | null;
  readonly votes: DeviceVotes | null;
  /** Slowest first, kbit/s. */
  readonly speeds: Uint32Array;
}

export interface ScannedPercentile extends ThresholdSums {
  readonly name: PercentileName;
  /** kbit/s; null without measurements. `k` counts those at or below it. */
  readonly kbps: number | null;
}

/**
 * What are the sums of each group of the selected rows? Ordered as in `Groups`, without unknown operators; equal to the
 * digit to `clusterSums` of the same rows. All selections must share groups and counts.
 */
export function scanSums(
  selections: readonly Selection[],
  { limit, byOperator, percentiles, sites }: ScanSumsOptions,
  scratch: ScratchArena,
): readonly ScannedGroup[] {
  const [{ predicate, counts }] = selections as [Selection];
  const { groups, failedAsZero } = predicate;
  const scan = new BucketScan(selections, scratch);
  const coverage = sites && new CoverageCollector(predicate, sites);
  const first = new FirstPass({ groups, byOperator, failedAsZero, coverage, sites }, scan, scratch);
  scan.run(first);
  const ordered = orderedSpeeds(first.speeds, counts, byOperator, scratch);
  const shown = groupsShown(groups, byOperator, (group) => counts.has(group));
  const wanted = PERCENTILES.filter(({ name }) => percentiles.includes(name));
  /** Thresholds per group: the limit and the requested percentiles. */
  const width = 1 + wanted.length;
  const bounds = new Float64Array(groupCount(groups) * width);
  for (const group of shown) {
    const speeds = ordered.of(group);
    bounds[group * width] = limit;
    for (const [i, { probability }] of wanted.entries())
      bounds[group * width + 1 + i] = percentile(speeds, probability) ?? 0;
  }
  const thresholds = new ThresholdCounts(first.clusters, groups, { bounds, width });
  thresholds.count(first, scratch);
  const coverageOf = coverage?.coverage();
  return shown.map((group) => {
    const speeds = ordered.of(group);
    const own = bounds.subarray(group * width, (group + 1) * width);
    const within = [speeds.length - bisectLeft(speeds, own[0]!)];
    for (let i = 1; i < width; i++) within.push(bisectRight(speeds, own[i]!));
    const [atLimit, ...atPercentiles] = thresholds.of(group, within);
    return {
      group,
      name: groupName(groups, group),
      ...first.clusters.accumulated(counts, group),
      limit: atLimit!,
      percentiles: wanted.map(({ name }, i) => ({
        name,
        kbps: speeds.length === 0 ? null : own[i + 1]!,
        ...atPercentiles[i]!,
      })),
      coverage: coverageOf?.(group) ?? null,
      votes: first.votes?.of(group, first.clusters.singletons) ?? null,
      speeds,
    };
  });
}
