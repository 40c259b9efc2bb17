import { bisectLeft, bisectRight } from 'd3';
import type { DeviceVotes } from '../device-votes.ts';
import { groupCount, groupName, groupsShown, type GroupName, type Groups } from '../groups.ts';
import { PERCENTILES, type PercentileName } from '../percentile-ranks.ts';
import { BucketScan } from './bucket-scan.ts';
import type { AccumulatedGroup } from './cluster-accumulator.ts';
import {
  CoverageCollector,
  coverageOf,
  type CoverageMarks,
  type GroupCoverage,
  type Sites,
} from './coverage.ts';
import { FirstPass } from './first-pass.ts';
import { orderedSpeeds, percentile, type OrderedSpeeds } from './ordered-speeds.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { Predicate, Selection } from './selection.ts';
import { ThresholdCounts, thresholdSums, type Thresholds, type ThresholdSums } from './threshold-counts.ts';

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

/** What some clusters, each of them whole, add to every group; plain data, and `addSumsParts` adds up several. */
export interface SumsPart {
  /** Groups with measurements. */
  readonly groups: readonly GroupOfPart[];
  /** See `ThresholdCounts`. */
  readonly thresholdSums: Float64Array<ArrayBuffer>;
  readonly coverage: CoverageMarks | null;
}

export interface GroupOfPart extends AccumulatedGroup {
  readonly group: number;
  readonly votes: DeviceVotes | null;
}

/**
 * What are the sums of each group of the selected rows? Ordered as in `Groups`, without unknown operators; equal to the
 * digit to `clusterSums` of the same rows. All selections must share groups and counts.
 */
export function scanSums(
  selections: readonly Selection[],
  options: ScanSumsOptions,
  scratch: ScratchArena,
): readonly ScannedGroup[] {
  const [{ predicate, counts }] = selections as [Selection];
  const first = firstPass(selections, options, scratch);
  const ordered = orderedSpeeds(first.speeds, counts, options.byOperator, scratch);
  const thresholds = thresholdsOf(predicate.groups, options, ordered);
  const part = countedPart(selections, first, options, thresholds, scratch);
  return [...scannedGroups(predicate, part, options, thresholds, ordered)];
}

/** The sums of the selected rows, which are of a slice of the clusters, with the thresholds of all of them. */
export function scanSumsPart(
  selections: readonly Selection[],
  options: ScanSumsOptions,
  thresholds: Thresholds,
  scratch: ScratchArena,
): SumsPart {
  return countedPart(selections, firstPass(selections, options, scratch), options, thresholds, scratch);
}

function firstPass(
  selections: readonly Selection[],
  { byOperator, sites }: ScanSumsOptions,
  scratch: ScratchArena,
): FirstPass {
  const { predicate } = selections[0]!;
  const { groups, failedAsZero } = predicate;
  const scan = new BucketScan(selections, scratch);
  const coverage = sites && new CoverageCollector(predicate);
  const first = new FirstPass({ groups, byOperator, failedAsZero, coverage, sites }, scan, scratch);
  scan.run(first);
  return first;
}

function countedPart(
  selections: readonly Selection[],
  first: FirstPass,
  { byOperator }: ScanSumsOptions,
  thresholds: Thresholds,
  scratch: ScratchArena,
): SumsPart {
  const [{ predicate, counts }] = selections as [Selection];
  const within = new ThresholdCounts(first.clusters, predicate.groups, thresholds);
  within.count(first, scratch);
  const shown = groupsShown(predicate.groups, byOperator, (group) => counts.has(group));
  const groups = shown.map((group): GroupOfPart => {
    const { sums, deviceKnown, devices } = first.clusters.accumulated(counts, group);
    const votes = first.votes?.of(group, first.clusters.singletons) ?? null;
    return { group, sums, deviceKnown, devices, votes };
  });
  return { groups, thresholdSums: within.sums, coverage: first.coverage?.marks ?? null };
}

const wantedPercentiles = ({ percentiles }: ScanSumsOptions) =>
  PERCENTILES.filter(({ name }) => percentiles.includes(name));

/** The limit and the requested percentiles of each group that is shown; 0 without speeds. */
export function thresholdsOf(groups: Groups, options: ScanSumsOptions, ordered: OrderedSpeeds): Thresholds {
  const wanted = wantedPercentiles(options);
  const width = 1 + wanted.length;
  const bounds = new Float64Array(groupCount(groups) * width);
  for (const group of groupsShown(groups, options.byOperator, () => true)) {
    const speeds = ordered.of(group);
    bounds[group * width] = options.limit;
    for (const [i, { probability }] of wanted.entries())
      bounds[group * width + 1 + i] = percentile(speeds, probability) ?? 0;
  }
  return { bounds, width };
}

/** The groups of a part that has all clusters; speeds of a group may be overwritten when the next one is asked for. */
export function* scannedGroups(
  predicate: Predicate,
  part: SumsPart,
  options: ScanSumsOptions,
  { bounds, width }: Thresholds,
  ordered: OrderedSpeeds,
): Generator<ScannedGroup> {
  const wanted = wantedPercentiles(options);
  const coverage = options.sites && part.coverage && coverageOf(predicate, options.sites, part.coverage);
  for (const { group, sums, deviceKnown, devices, votes } of part.groups) {
    const speeds = ordered.of(group);
    const own = bounds.subarray(group * width, (group + 1) * width);
    const within = [speeds.length - bisectLeft(speeds, own[0]!)];
    for (let i = 1; i < width; i++) within.push(bisectRight(speeds, own[i]!));
    const [limit, ...atPercentiles] = thresholdSums(part.thresholdSums, group, within);
    yield {
      group,
      name: groupName(predicate.groups, group),
      sums,
      deviceKnown,
      devices,
      limit: limit!,
      percentiles: wanted.map(({ name }, i) => {
        const { k, nk, kk } = atPercentiles[i]!;
        return { name, kbps: speeds.length === 0 ? null : own[i + 1]!, k, nk, kk };
      }),
      coverage: coverage?.(group) ?? null,
      votes,
      speeds,
    };
  }
}
