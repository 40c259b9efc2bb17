import { decide, decideShare, type Decision } from '#lib/domain/decisions/decision.ts';
import { MOST_STATED } from '#lib/domain/decisions/design-effect.ts';
import { waysIn } from '#lib/domain/decisions/counting-way.ts';
import { wayFindings } from '../../aggregates/counting-ways.ts';
import type { DeviceVotes } from '../../aggregates/device-votes.ts';
import { independentMeanInterval, meanInterval, type ValueSums } from '../../aggregates/mean-interval.ts';
import { shareInterval } from '../../aggregates/share-interval.ts';
import { voteOf } from '../../aggregates/column-store/device-votes.ts';
import { ClusteredList } from './clustered-list.ts';
import type { JudgingRule } from './judging-rules.ts';
import { wholeValues, type Fields, type Range } from './value-lists.ts';
import { ValuePowers } from './value-powers.ts';
import { VisitTable } from './visit-table.ts';

/** A list of measurements: fields of `JUDGED` in `macros.sql.ts`. */
const [VALUE, CLUSTER, SITE, DAY, MARKED, STATED] = [0, 1, 2, 3, 4, 5] as const;
/** Whole kbit/s in a Mbps. */
const SPEED_SCALE = 1000;

/** The measurements that count by cluster, and the votes of places and days by device. */
const [counted, visits] = [new ClusteredList(), new ClusteredList()];
const visited = new VisitTable();
/** By cluster of `counted`: failed measurements that do not count; count and sum of unmarked ones that do. */
let [failed, unmarked, unmarkedSums] = [new Float64Array(0), new Float64Array(0), new Float64Array(0)];

/**
 * Does the list meet a standard? As a page decides about an area: failed measurements are in the list, and count as zeros
 * or not at all; enough measurements and devices, intervals widened for unknown devices, every way of counting.
 */
export function judgeList(
  fields: Fields,
  range: Range,
  rule: JudgingRule,
  failedAsZero: boolean,
): Pick<Decision, 'verdict' | 'reason'> {
  const { x, scale } = wholeValues(fields[VALUE]!, range);
  const { failedTests, testsWithoutDevice, mostStated } = read(fields, range, x, failedAsZero);
  const ingredients = counted.ingredients(x);
  const mean = meanInterval(ingredients);
  const votes: DeviceVotes = {
    all: counted.votes(),
    unflagged: votesOf((cluster) => [unmarked[cluster]!, unmarkedSums[cluster]!]),
    withFailed: votesOf((cluster) => [counted.tests[cluster]! + failed[cluster]!, counted.sums[cluster]!]),
    placeDays: placeDays(fields, range, x),
    slowest: [],
    fastest: [],
    stated: mostStated,
  };
  const ofDevices = independentMeanInterval(votes.all);
  const limit = rule.limit * (scale / SPEED_SCALE);
  const findings = wayFindings(votes, mean, { limit, minimumDevices: rule.minimumDevices });
  const share = shareInterval(counted.threshold(ingredients, x, { least: limit, most: Infinity }));
  const figures = {
    ...{ tests: ingredients.tests, failedTests, testsWithoutDevice, devices: votes.all.count },
    downloadKbpsMean: mean.mean,
    downloadKbpsMeanLower: mean.lower,
    downloadKbpsMeanUpper: mean.upper,
    downloadKbpsDeviceMean: ofDevices.mean,
    downloadKbpsDeviceMeanLower: ofDevices.lower,
    downloadKbpsDeviceMeanUpper: ofDevices.upper,
    shareAtLimit: share.share,
    shareAtLimitLower: share.lower,
    shareAtLimitUpper: share.upper,
    testsPerPerson: mostStated >= 1 && mostStated <= MOST_STATED ? mostStated : null,
    metBy: waysIn(findings.waysMet),
    notMetBy: waysIn(findings.waysNotMet),
    hingeDevices: 0,
  };
  return rule.share === null
    ? decide(figures, { ...rule, limit })
    : decideShare(figures, { ...rule, share: rule.share });
}

/** Reads a list by cluster; returns what is counted over all of them. */
function read(fields: Fields, range: Range, x: Float64Array, failedAsZero: boolean) {
  const [clusters, marked, stated] = [fields[CLUSTER]!, fields[MARKED]!, fields[STATED]!];
  counted.begin(clusters, range);
  if (failed.length < counted.tests.length)
    [failed, unmarked, unmarkedSums] = [0, 0, 0].map(() => new Float64Array(counted.tests.length)) as [
      Float64Array<ArrayBuffer>,
      Float64Array<ArrayBuffer>,
      Float64Array<ArrayBuffer>,
    ];
  let [failedTests, testsWithoutDevice, mostStated] = [0, 0, 0];
  for (let i = range.from; i < range.to; i++) {
    const [value, key] = [x[i - range.from]!, clusters[i]!];
    if (value < 0) {
      counted.skip();
      continue;
    }
    const before = counted.table.count;
    const cluster = counted.numberOf(key, Number(key > 0));
    if (cluster === before) failed[cluster] = unmarked[cluster] = unmarkedSums[cluster] = 0;
    if (value === 0) failedTests++;
    if (value === 0 && !failedAsZero) {
      failed[cluster]!++;
      counted.skip();
      continue;
    }
    counted.add(value, cluster);
    if (key <= 0) {
      testsWithoutDevice++;
      if (stated[i]! > mostStated) mostStated = stated[i]!;
    } else if (marked[i] === 0) {
      unmarked[cluster]!++;
      unmarkedSums[cluster]! += value;
    }
  }
  return { failedTests, testsWithoutDevice, mostStated };
}

/** The votes of the known devices by count and sum of their measurements; a device without any has none. */
function votesOf(device: (cluster: number) => readonly [count: number, sum: number]): ValueSums {
  const votes = new ValuePowers();
  for (let cluster = 0; cluster < counted.table.count; cluster++) {
    if (!counted.table.isKnown(cluster)) continue;
    const [count, sum] = device(cluster);
    if (count > 0) votes.add(voteOf(sum, count));
  }
  return votes.sums();
}

/** The sums of the votes of places and days, by device. */
function placeDays(fields: Fields, { from, to }: Range, x: Float64Array): DeviceVotes['placeDays'] {
  const [sites, days] = [fields[SITE]!, fields[DAY]!];
  visited.begin(to - from);
  for (let row = 0; row < counted.rows; row++) {
    const cluster = counted.clusters[row]!;
    if (cluster >= 0 && counted.table.isKnown(cluster))
      visited.add(cluster, sites[from + row]!, days[from + row]!, x[row]!);
  }
  const { count, clusters, tests, sums } = visited;
  const votes = new Float64Array(count);
  visits.begin(clusters, { from: 0, to: count });
  for (let visit = 0; visit < count; visit++) {
    votes[visit] = voteOf(sums[visit]!, tests[visit]!);
    visits.add(votes[visit]!, visits.numberOf(clusters[visit]!, 1));
  }
  return visits.ingredients(votes);
}
