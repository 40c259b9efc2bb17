import type { PeriodSums } from '../change-sums.sql.ts';
import type { PairedPeriods } from '../paired-periods.ts';
import { ClusterMoments } from './cluster-moments.ts';
import { clusterKey, ClusterTable, groupOfKey } from './cluster-table.ts';
import { BucketSteps, type StepTaker, type Stretch } from './bucket-steps.ts';
import { LoneTests } from './lone-tests.ts';
import { groupCount, groupName, groupsShown, wholesOf, type Groups } from './groups.ts';
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
  const steps = new BucketSteps([now, ...bases]);
  const clusters = new PairedClusters(groups, 1 + bases.length, steps, byOperator);
  await steps.each(clusters);
  const { gathered, pairs } = clusters;
  const sumsNow = new Map<number, PeriodSums>();
  return bases.map((base, i) => {
    const days = testedDaysOf(base);
    const paired: PairedPeriods[] = [];
    for (const group of groupsShown(
      groups,
      byOperator,
      (group) => hasTests(now, group) || hasTests(base, group),
    )) {
      const { sharedClusters, ...products } = pairs[i]!.of(group);
      const ofNow = sumsNow.get(group) ?? groupFigures(now, gathered[0]!, group).sums;
      sumsNow.set(group, ofNow);
      paired.push({
        ...groupName(groups, group),
        now: ofNow,
        base: groupFigures(base, gathered[i + 1]!, group).sums,
        products,
        sharedClusters,
        baseDays: days[group]!,
      });
    }
    return paired;
  });
}

const hasTests = ({ tests, failedTests }: Selection, group: number) =>
  tests[group]! + failedTests[group]! > 0;

/** The clusters of each period, and for each but the first those it shares with the first. */
class PairedClusters implements StepTaker {
  readonly gathered: readonly Gathered[];
  readonly pairs: readonly PairMoments[];
  readonly #wholes: Int32Array;
  readonly #countings: number;
  readonly #lone: LoneTests;
  readonly #table: ClusterTable;

  constructor(groups: Groups, periods: number, steps: BucketSteps, byOperator: boolean) {
    const count = groupCount(groups);
    this.gathered = Array.from({ length: periods }, () => ({
      repeated: new TestMoments(groups),
      clusters: new ClusterMoments(count),
    }));
    this.pairs = Array.from({ length: periods - 1 }, () => new PairMoments(count));
    this.#wholes = wholesOf(groups);
    this.#countings = byOperator ? 2 : 1;
    this.#lone = new LoneTests(steps.most, this.#wholes);
    this.#table = new ClusterTable(steps.most * this.#countings);
  }

  take(stretches: readonly Stretch[], tests: number): void {
    const [wholes, lone, table] = [this.#wholes, this.#lone, this.#table];
    const byOperator = this.#countings > 1;
    lone.look(stretches, tests);
    table.begin(tests * this.#countings);
    for (const { columns, groupOf, from, to, selection } of stretches) {
      const { clusterMixed, clusterHigh, traits, kbps } = columns;
      const { repeated } = this.gathered[selection]!;
      for (let i = from; i < to; i++) {
        const group = groupOf[i]!;
        if (group < 0) continue;
        const [mix, whole] = [clusterMixed[i]!, wholes[group]!];
        if (lone.has(mix, whole)) continue;
        const [high, known, speed] = [clusterHigh[i]!, isDeviceKnown(traits[i]!), kbps[i]!];
        repeated.add(group, known, speed);
        this.#count(table.at(mix, high, clusterKey(whole, known)), selection, speed);
        if (byOperator) this.#count(table.at(mix, high, clusterKey(group, known)), selection, speed);
      }
    }
    this.#gather();
  }

  #count(at: number, period: number, kbps: number): void {
    const { figures } = this.#table;
    figures[at + WIDTH * period]!++;
    figures[at + WIDTH * period + 1]! += kbps;
  }

  #gather(): void {
    const { entries, figures } = this.#table;
    for (let i = 0; i < entries.length; i++) {
      const at = entries[i]!;
      const group = groupOfKey(this.#table.keyAt(at));
      const [nowTests, nowKbps] = [figures[at]!, figures[at + 1]!];
      for (let period = 0; period < this.gathered.length; period++) {
        const tests = figures[at + WIDTH * period]!;
        if (tests === 0) continue;
        const kbps = figures[at + WIDTH * period + 1]!;
        this.gathered[period]!.clusters.add(group, tests, kbps);
        if (period > 0 && nowTests > 0) this.pairs[period - 1]!.add(group, tests, nowTests, kbps, nowKbps);
      }
    }
  }
}
