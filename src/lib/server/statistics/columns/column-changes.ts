import type { PeriodSums } from '../change-sums.sql.ts';
import { clusterKey, ClusterTable, deviceKnownOfKey, groupOfKey } from './cluster-table.ts';
import { GatheredClusters } from './gathered-clusters.ts';
import { groupCount, groupsShown, wholesOf } from './groups.ts';
import { PairMoments } from './pair-moments.ts';
import type { PairedPart } from './paired-parts.ts';
import type { Scratch } from './scratch.ts';
import { TestedDays } from './selection-coverage.ts';
import type { Selection } from './selection.ts';
import { isDeviceKnown } from './test-columns.ts';
import { TestWalk, type Step, type StepTaker, type Stretch, type WalkPart } from './test-walk.ts';

/** Figures of a cluster in one period: its tests and their kbit/s. */
const WIDTH = 2;

/**
 * For each base, what the clusters of one part add to every group with tests in it or now, those of no known operator
 * left out. Parts added up (`addParts`) are the same to the digit as `changeSums` of the same tests. All selections are
 * of the same groups.
 */
export function columnChanges(
  now: Selection,
  bases: readonly Selection[],
  { byOperator, part }: ChangesOptions,
  scratch: Scratch,
): readonly (readonly PairedPart[])[] {
  const { groups } = now.choice;
  const periods = [now, ...bases];
  const walk = new TestWalk(periods, scratch, part);
  const clusters = new PairedClusters(periods, byOperator, walk.mostInStep, scratch);
  walk.each(clusters);
  const { gathered, pairs, testedDays } = clusters;
  const sumsNow = new Map<number, PeriodSums>();
  return bases.map((base, i) => {
    const paired: PairedPart[] = [];
    for (const group of groupsShown(groups, byOperator, (group) => now.has(group) || base.has(group))) {
      const { sharedClusters, ...products } = pairs[i]!.of(group);
      const ofNow = sumsNow.get(group) ?? gathered[0]!.figuresOf(now, group).sums;
      sumsNow.set(group, ofNow);
      paired.push({
        group,
        now: ofNow,
        base: gathered[i + 1]!.figuresOf(base, group).sums,
        products,
        sharedClusters,
        baseDays: testedDays[i]!.of(group),
      });
    }
    return paired;
  });
}

export interface ChangesOptions {
  readonly byOperator: boolean;
  readonly part: WalkPart;
}

/** The clusters of each period, and for each but the first those it shares with the first. */
class PairedClusters implements StepTaker {
  readonly gathered: readonly GatheredClusters[];
  readonly pairs: readonly PairMoments[];
  /** Of each base. */
  readonly testedDays: readonly TestedDays[];
  readonly #wholes: Int32Array;
  readonly #countings: number;
  readonly #table: ClusterTable;

  constructor(periods: readonly Selection[], byOperator: boolean, mostInStep: number, scratch: Scratch) {
    const { groups } = periods[0]!.choice;
    this.gathered = periods.map(() => new GatheredClusters(groups));
    this.pairs = periods.slice(1).map(() => new PairMoments(groupCount(groups)));
    this.testedDays = periods.slice(1).map((period) => new TestedDays(period));
    this.#wholes = wholesOf(groups);
    this.#countings = byOperator ? 2 : 1;
    this.#table = new ClusterTable(mostInStep * this.#countings, scratch);
  }

  take(step: Step): void {
    this.#table.begin((step.tests - step.lone.lone) * this.#countings);
    for (const stretch of step.stretches) {
      this.testedDays[stretch.selection - 1]?.note(stretch, step);
      this.#take(stretch, step);
    }
    this.#gatherClusters();
  }

  #take({ selection, columns, from, to }: Stretch, { rows, groups, marks, lone }: Step): void {
    const { clusterMixed, clusterHigh, traits, kbps } = columns;
    const [wholes, table, gathered] = [this.#wholes, this.#table, this.gathered[selection]!];
    const byOperator = this.#countings > 1;
    for (let i = from; i < to; i++) {
      const [row, group] = [rows[i]!, groups[i]!];
      const [known, speed] = [isDeviceKnown(traits[row]!), kbps[row]!];
      if (lone.isLone(marks[i]!)) {
        gathered.lone.add(group, known, speed);
        continue;
      }
      const [mixed, high] = [clusterMixed[row]!, clusterHigh[row]!];
      gathered.addRepeated(group, speed);
      this.#count(table.at(mixed, high, clusterKey(wholes[group]!, known)), selection, speed);
      if (byOperator) this.#count(table.at(mixed, high, clusterKey(group, known)), selection, speed);
    }
  }

  #count(at: number, period: number, kbps: number): void {
    const { figures } = this.#table;
    figures[at + WIDTH * period]!++;
    figures[at + WIDTH * period + 1]! += kbps;
  }

  #gatherClusters(): void {
    const { entries, figures } = this.#table;
    for (let i = 0; i < entries.length; i++) {
      const at = entries[i]!;
      const key = this.#table.keyAt(at);
      const [group, isDevice] = [groupOfKey(key), deviceKnownOfKey(key)];
      const [nowTests, nowKbps] = [figures[at]!, figures[at + 1]!];
      for (let period = 0; period < this.gathered.length; period++) {
        const tests = figures[at + WIDTH * period]!;
        if (tests === 0) continue;
        const kbps = figures[at + WIDTH * period + 1]!;
        this.gathered[period]!.addCluster(group, isDevice, tests, kbps);
        if (period > 0 && nowTests > 0) this.pairs[period - 1]!.add(group, tests, nowTests, kbps, nowKbps);
      }
    }
  }
}
