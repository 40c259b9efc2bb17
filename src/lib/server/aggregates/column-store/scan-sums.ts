import { bisectLeft, bisectRight } from 'd3';
import type { ClusterSums } from '../cluster-sums.sql.ts';
import { PERCENTILES } from '../percentile-ranks.ts';
import type { AreaSumsOptions } from '../speed-figures.ts';
import { groupCount, groupName, groupsShown } from '../groups.ts';
import type { ClusterAccumulator } from './cluster-accumulator.ts';
import { ThresholdCounts, THRESHOLDS } from './threshold-counts.ts';
import { orderedSpeeds, percentile } from './ordered-speeds.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { GroupCoverage } from './coverage.ts';
import type { Selection } from './selection.ts';
import { FirstPass } from './first-pass.ts';
import { BucketScan } from './bucket-scan.ts';

/** A group's sums, how widely its tests were made, and their speeds in order, slowest first, kbit/s. */
export interface ScannedGroup {
  readonly sums: ClusterSums;
  readonly coverage: GroupCoverage;
  readonly speeds: Uint32Array;
}

/**
 * The sums of each group of the tests selected, in the order of `Groups`, those of no known operator left out: the
 * same to the digit as `clusterSums` and `coverage` of the same tests. `limit` in kbit/s; `sites`: by spot, the number
 * of its site.
 */
export function scanSums(
  selection: Selection,
  sites: Uint32Array,
  { limit, byOperator }: AreaSumsOptions,
  scratch: ScratchArena,
): readonly ScannedGroup[] {
  const { groups } = selection.predicate;
  const walk = new BucketScan([selection], scratch);
  const taken = new FirstPass(selection, byOperator, walk, scratch);
  walk.run(taken);
  const order = orderedSpeeds(taken.speeds, selection, scratch);
  const shown = groupsShown(groups, byOperator, (group) => selection.has(group));
  const bounds = new Float64Array(groupCount(groups) * THRESHOLDS);
  for (const group of shown) {
    const speeds = order.of(group);
    bounds[group * THRESHOLDS] = limit;
    for (const [i, { probability }] of PERCENTILES.entries())
      bounds[group * THRESHOLDS + 1 + i] = percentile(speeds, probability) ?? 0;
  }
  const { clusters } = taken;
  const kinds = new ThresholdCounts(clusters, groups, bounds);
  kinds.gather(taken, groups, scratch);
  const coverage = taken.coverage.coverage(sites);
  const found: ScannedGroup[] = [];
  for (const group of shown) {
    const speeds = order.of(group);
    const sums = sumsOf(selection, clusters, kinds, group, speeds, bounds.subarray(group * THRESHOLDS));
    found.push({ sums, coverage: coverage(group), speeds });
  }
  return found;
}

/** `bounds`: the speeds that say which tests are of each kind. */
function sumsOf(
  selection: Selection,
  clusters: ClusterAccumulator,
  kinds: ThresholdCounts,
  group: number,
  speeds: Uint32Array,
  bounds: Float64Array,
): ClusterSums {
  const { code, operator, whole } = groupName(selection.predicate.groups, group);
  const { sums, deviceKnown, devices } = clusters.groupOf(selection, group);
  const ofKind = [speeds.length - bisectLeft(speeds, bounds[0]!)];
  for (let kind = 1; kind < THRESHOLDS; kind++) ofKind.push(bisectRight(speeds, bounds[kind]!));
  const [limits, p20, p50, p80] = kinds.kindsOf(group, ofKind);
  const percentileAt = (kind: number) => (speeds.length === 0 ? null : bounds[kind]!);
  return {
    monthOn: null,
    hourFrom: null,
    technology: null,
    cell: null,
    code,
    operator,
    whole,
    ...sums,
    testsWithoutDevice: selection.tests[group]! - deviceKnown,
    devices,
    limitK: limits!.k,
    limitNk: limits!.nk,
    limitKk: limits!.kk,
    kbpsP20: percentileAt(1),
    p20K: p20!.k,
    p20Nk: p20!.nk,
    p20Kk: p20!.kk,
    kbpsP50: percentileAt(2),
    p50K: p50!.k,
    p50Nk: p50!.nk,
    p50Kk: p50!.kk,
    kbpsP80: percentileAt(3),
    p80K: p80!.k,
    p80Nk: p80!.nk,
    p80Kk: p80!.kk,
  };
}
