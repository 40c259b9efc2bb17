import type { PairedPeriods } from '../paired-periods.ts';
import { ClusterMoments } from './cluster-moments.ts';
import { clusterKey, ClusterTable, groupOfKey } from './cluster-table.ts';
import { BucketSteps } from './bucket-steps.ts';
import { LoneTests } from './lone-tests.ts';
import { groupCount, groupName, groupsShown, wholesOf } from './groups.ts';
import { PairMoments } from './pair-moments.ts';
import { groupFigures, type Gathered } from './group-figures.ts';
import { testedDaysOf } from './selection-coverage.ts';
import type { Selection } from './selection.ts';
import { isDeviceKnown } from './test-columns.ts';
import { TestMoments } from './test-moments.ts';

/** Figures of a cluster in one period: its tests and their kbit/s. */
const WIDTH = 2;

/**
 * For each base, the sums of every group with tests in it or now, in the order of `Groups`, those of no known operator
 * left out: the same to the digit as `changeSums` of the same tests. All selections are of the same groups.
 */
export async function columnChanges(
  now: Selection,
  bases: readonly Selection[],
  byOperator: boolean,
): Promise<readonly (readonly PairedPeriods[])[]> {
  const { groups } = now.choice;
  const { gathered, pairs } = await gather([now, ...bases], byOperator);
  const tested = ({ tests, failedTests }: Selection, group: number) =>
    tests[group]! + failedTests[group]! > 0;
  const sumsNow = new Map<number, PairedPeriods['now']>();
  const nowOf = (group: number) => {
    const sums = sumsNow.get(group) ?? groupFigures(now, gathered[0]!, group).sums;
    sumsNow.set(group, sums);
    return sums;
  };
  return bases.map((base, i) => {
    const days = testedDaysOf(base);
    const shown = groupsShown(groups, byOperator, (group) => tested(now, group) || tested(base, group));
    return shown.map((group) => {
      const { sharedClusters, ...products } = pairs[i]!.of(group);
      return {
        ...groupName(groups, group),
        now: nowOf(group),
        base: groupFigures(base, gathered[i + 1]!, group).sums,
        products,
        sharedClusters,
        baseDays: days[group]!,
      };
    });
  });
}

/** The clusters of each period, and for each but the first those it shares with the first. */
async function gather(periods: readonly Selection[], byOperator: boolean) {
  const { groups } = periods[0]!.choice;
  const gathered: readonly Gathered[] = periods.map(() => ({
    repeated: new TestMoments(groups),
    clusters: new ClusterMoments(groupCount(groups)),
  }));
  const pairs = periods.slice(1).map(() => new PairMoments(groupCount(groups)));
  const wholes = wholesOf(groups);
  const steps = new BucketSteps(periods);
  const countings = byOperator ? 2 : 1;
  const lone = new LoneTests(steps.most, wholes);
  const table = new ClusterTable(steps.most * countings);
  const { figures } = table;
  const count = (at: number, period: number, kbps: number) => {
    figures[at + WIDTH * period]!++;
    figures[at + WIDTH * period + 1]! += kbps;
  };
  await steps.each((stretches, tests) => {
    lone.look(stretches, tests);
    table.begin(tests * countings);
    for (const { columns, groupOf, from, to, selection } of stretches) {
      const { clusterLow, clusterHigh, traits, kbps } = columns;
      const { repeated } = gathered[selection]!;
      for (let i = from; i < to; i++) {
        const group = groupOf[i]!;
        if (group < 0) continue;
        const [low, high] = [clusterLow[i]!, clusterHigh[i]!];
        if (lone.has(low, high, group)) continue;
        const [known, speed] = [isDeviceKnown(traits[i]!), kbps[i]!];
        repeated.add(group, known, speed);
        count(table.at(low, high, clusterKey(wholes[group]!, known)), selection, speed);
        if (byOperator) count(table.at(low, high, clusterKey(group, known)), selection, speed);
      }
    }
    const { entries } = table;
    for (let i = 0; i < entries.length; i++) {
      const at = entries[i]!;
      const group = groupOfKey(table.keyAt(at));
      const [nowTests, nowKbps] = [figures[at]!, figures[at + 1]!];
      for (let period = 0; period < periods.length; period++) {
        const testsThen = figures[at + WIDTH * period]!;
        if (testsThen === 0) continue;
        const kbpsThen = figures[at + WIDTH * period + 1]!;
        gathered[period]!.clusters.add(group, testsThen, kbpsThen);
        if (period > 0 && nowTests > 0) pairs[period - 1]!.add(group, testsThen, nowTests, kbpsThen, nowKbps);
      }
    }
  });
  return { gathered, pairs };
}
