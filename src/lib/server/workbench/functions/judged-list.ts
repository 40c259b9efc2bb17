import { decide, decideShare, type Decision } from '#lib/domain/decisions/decision.ts';
import { MOST_STATED } from '#lib/domain/decisions/design-effect.ts';
import { waysIn } from '#lib/domain/decisions/counting-way.ts';
import { wayFindings } from '../../aggregates/counting-ways.ts';
import type { DeviceVotes } from '../../aggregates/device-votes.ts';
import { independentMeanInterval, meanInterval } from '../../aggregates/mean-interval.ts';
import { shareInterval } from '../../aggregates/share-interval.ts';
import { voteOf } from '../../aggregates/column-store/device-votes.ts';
import { ClusteredList } from './clustered-list.ts';
import type { JudgingRule } from './judging-rules.ts';
import { wholeValues, type Fields, type Range } from './value-lists.ts';
import { ValuePowers } from './value-powers.ts';
import { VisitTable } from './visit-table.ts';

/** A list of measurements: fields of `JUDGED` in `macros.sql.ts`. */
const [VALUE, CLUSTER, SITE, DAY, MARKED, STATED] = [0, 1, 2, 3, 4, 5] as const;

/** The measurements that count; every measurement; those without marks that count; the votes of places and days. */
const [counted, all, unmarked, visits] = [
  new ClusteredList(),
  new ClusteredList(),
  new ClusteredList(),
  new ClusteredList(),
];
const visited = new VisitTable();

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
  const [clusters, marked, stated] = [fields[CLUSTER]!, fields[MARKED]!, fields[STATED]!];
  const rows = range.to - range.from;
  for (const list of [counted, all, unmarked]) list.begin(rows);
  let [failedTests, withoutDevice, mostStated] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const [value, cluster] = [x[row]!, clusters[range.from + row]!];
    const known = Number(cluster > 0);
    if (value === 0) failedTests++;
    const isCounted = value > 0 || (value === 0 && failedAsZero);
    if (known === 1 && value >= 0) all.add(value, cluster, known);
    if (!isCounted) {
      counted.skip();
      continue;
    }
    counted.add(value, cluster, known);
    if (known === 0) {
      withoutDevice++;
      mostStated = Math.max(mostStated, stated[range.from + row]!);
    } else if (marked[range.from + row] === 0) unmarked.add(value, cluster, known);
  }
  const ingredients = counted.ingredients(x);
  const mean = meanInterval(ingredients);
  const votes: DeviceVotes = {
    all: votesOf(counted),
    unflagged: votesOf(unmarked),
    withFailed: votesOf(all),
    placeDays: placeDays(fields, range, x),
    slowest: [],
    fastest: [],
    stated: mostStated,
  };
  const ofDevices = independentMeanInterval(votes.all);
  const limit = rule.limit * (scale / SPEED_SCALE);
  const findings = wayFindings(votes, mean, { limit, minimumDevices: rule.minimumDevices });
  const share = shareInterval(counted.threshold(ingredients, (row) => x[row]! >= limit));
  const figures = {
    ...{ tests: ingredients.tests, failedTests, testsWithoutDevice: withoutDevice, devices: votes.all.count },
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

/** Whole kbit/s in a Mbps. */
const SPEED_SCALE = 1000;

/** The votes of the known devices of a list. */
function votesOf(list: ClusteredList) {
  const votes = new ValuePowers();
  for (let number = 0; number < list.table.count; number++)
    if (list.table.isKnown(number)) votes.add(voteOf(list.sums[number]!, list.tests[number]!));
  return votes.sums();
}

/** The sums of the votes of places and days, by device. */
function placeDays(fields: Fields, range: Range, x: Float64Array): DeviceVotes['placeDays'] {
  const [sites, days] = [fields[SITE]!, fields[DAY]!];
  visited.begin(range.to - range.from);
  for (let row = 0; row < counted.rows; row++) {
    const cluster = counted.clusters[row]!;
    if (cluster >= 0 && counted.table.isKnown(cluster))
      visited.add(cluster, sites[range.from + row]!, days[range.from + row]!, x[row]!);
  }
  visits.begin(visited.count);
  const votes = new Float64Array(visited.count);
  for (let visit = 0; visit < visited.count; visit++) {
    votes[visit] = voteOf(visited.sums[visit]!, visited.tests[visit]!);
    visits.add(votes[visit]!, visited.clusters[visit]!, 1);
  }
  return visits.ingredients(votes);
}
