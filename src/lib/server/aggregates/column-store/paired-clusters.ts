import { ClusterAccumulator } from './cluster-accumulator.ts';
import { groupCount } from '../groups.ts';
import { PairMoments } from './pair-moments.ts';
import { MultiMeasurementClusters } from './multi-measurement-clusters.ts';
import type { ScratchArena } from './scratch-arena.ts';
import { TestedDays } from './coverage.ts';
import type { Selection } from './selection.ts';
import type { Batch, BatchConsumer, Segment, BucketScan } from './bucket-scan.ts';

/** The clusters of each period, and for each but the first those it shares with the first. */
export class PairedClusters implements BatchConsumer {
  readonly gathered: readonly ClusterAccumulator[];
  readonly pairs: readonly PairMoments[];
  /** Of each base. */
  readonly testedDays: readonly TestedDays[];
  readonly #ofUnits: PeriodFigures;
  /** Null where operators are not told apart. */
  readonly #ofOperators: PeriodFigures | null;

  constructor(periods: readonly Selection[], byOperator: boolean, walk: BucketScan, scratch: ScratchArena) {
    const { groups } = periods[0]!.predicate;
    this.gathered = periods.map(() => new ClusterAccumulator(groups));
    this.pairs = periods.slice(1).map(() => new PairMoments(groupCount(groups)));
    this.testedDays = periods.slice(1).map((period) => new TestedDays(period));
    const groupOf = (within: 'areas' | 'operators') =>
      new PeriodFigures(new MultiMeasurementClusters(within, groups, walk, scratch), periods.length, scratch);
    this.#ofUnits = groupOf('areas');
    this.#ofOperators = byOperator ? groupOf('operators') : null;
  }

  consume(step: Batch): void {
    this.#ofUnits.begin(step, null);
    this.#ofOperators?.begin(step, this.#ofUnits);
    for (const stretch of step.segments) {
      this.testedDays[stretch.selection - 1]?.note(stretch, step);
      this.#take(stretch, step);
    }
    this.#ofUnits.gather(this.gathered, this.pairs);
    this.#ofOperators?.gather(this.gathered, this.pairs);
  }

  /** Tests alone in their unit are added to operators with it. */
  #take(
    { selection, columns: { kbps }, from, to }: Segment,
    { rows, groups, clusters, devices }: Batch,
  ): void {
    const [gathered, ofUnits, ofOperators] = [this.gathered[selection]!, this.#ofUnits, this.#ofOperators];
    const [unitNumbers, operatorNumbers] = [ofUnits.numbers, ofOperators?.numbers ?? null];
    for (let i = from; i < to; i++) {
      const [group, speed, number] = [groups[i]!, kbps[rows[i]!]!, unitNumbers[i]!];
      if (number === 0) {
        gathered.singletons.add(group, Number(clusters[i]! < devices), speed);
        continue;
      }
      gathered.addMultiRow(group, speed);
      ofUnits.add(number, selection, speed);
      if (operatorNumbers === null) continue;
      const ofOperator = operatorNumbers[i]!;
      if (ofOperator === 0) gathered.addCluster(group, Number(clusters[i]! < devices), 1, speed);
      else ofOperators!.add(ofOperator, selection, speed);
    }
  }
}

/** Figures of a cluster in one period: its tests and their kbit/s. */
const WIDTH = 2;

/** Figures in each period of the clusters that have several tests in a step. */
class PeriodFigures {
  readonly #clusters: MultiMeasurementClusters;
  /** By cluster of the step and period. */
  readonly #figures: Float64Array;
  /** Figures of a cluster. */
  readonly #width: number;
  /** Where those of number 0 would be. */
  #origin = 0;

  constructor(clusters: MultiMeasurementClusters, periods: number, scratch: ScratchArena) {
    this.#clusters = clusters;
    this.#width = WIDTH * periods;
    this.#figures = scratch.float64(clusters.maxPerBatch * this.#width);
  }

  /** By test of the step, the number of its cluster; 0 where it is the only one. */
  get numbers(): Int32Array {
    return this.#clusters.numbers;
  }

  /** With `among`, only of the tests that have a number there. */
  begin(step: Batch, among: PeriodFigures | null): void {
    const clusters = this.#clusters;
    clusters.number(step, among?.numbers ?? null);
    this.#figures.fill(0, 0, (clusters.count - clusters.before) * this.#width);
    this.#origin = -(clusters.before + 1) * this.#width;
  }

  add(number: number, period: number, kbps: number): void {
    const figures = this.#figures;
    const at = this.#placeOf(number) + WIDTH * period;
    figures[at]!++;
    figures[at + 1]! += kbps;
  }

  gather(gathered: readonly ClusterAccumulator[], pairs: readonly PairMoments[]): void {
    const [clusters, figures] = [this.#clusters, this.#figures];
    for (let number = clusters.before + 1; number <= clusters.count; number++) {
      const [group, isDevice] = [clusters.groupOf(number), clusters.isDevice(number)];
      const at = this.#placeOf(number);
      const [nowTests, nowKbps] = [figures[at]!, figures[at + 1]!];
      for (let period = 0; period < gathered.length; period++) {
        const tests = figures[at + WIDTH * period]!;
        if (tests === 0) continue;
        const kbps = figures[at + WIDTH * period + 1]!;
        gathered[period]!.addCluster(group, isDevice, tests, kbps);
        if (period > 0 && nowTests > 0) pairs[period - 1]!.add(group, tests, nowTests, kbps, nowKbps);
      }
    }
  }

  #placeOf(number: number): number {
    return this.#origin + number * this.#width;
  }
}
