import { StrataCollector } from './strata-collector.ts';
import { ClusterAccumulator } from './cluster-accumulator.ts';
import { groupCount } from '../groups.ts';
import { PairMoments } from './pair-moments.ts';
import { MultiMeasurementClusters } from './multi-measurement-clusters.ts';
import type { ScratchArena } from './scratch-arena.ts';
import { TestedDayBits } from './coverage.ts';
import type { Selection } from './selection.ts';
import type { Batch, BatchConsumer, Segment, BucketScan } from './bucket-scan.ts';

/** Accumulates the clusters of each period, and of each base those it shares with the first period. */
export class PairedClusters implements BatchConsumer {
  readonly accumulators: readonly ClusterAccumulator[];
  readonly pairs: readonly PairMoments[];
  /** By base. */
  readonly testedDays: readonly TestedDayBits[];
  readonly #ofAreas: ClusterTotals;
  /** Null when not grouped by operator. */
  readonly #ofOperators: ClusterTotals | null;
  readonly strata: StrataCollector;

  constructor(periods: readonly Selection[], byOperator: boolean, scan: BucketScan, scratch: ScratchArena) {
    const { groups } = periods[0]!.predicate;
    this.accumulators = periods.map(() => new ClusterAccumulator(groups));
    this.pairs = periods.slice(1).map(() => new PairMoments(groupCount(groups)));
    this.testedDays = periods.slice(1).map((period) => new TestedDayBits(period));
    const totalsWithin = (within: 'areas' | 'operators') =>
      new ClusterTotals(new MultiMeasurementClusters(within, groups, scan, scratch), periods.length, scratch);
    this.#ofAreas = totalsWithin('areas');
    this.#ofOperators = byOperator ? totalsWithin('operators') : null;
    this.strata = new StrataCollector({ groups, periods: periods.length, byOperator }, scan, scratch);
  }

  consume(batch: Batch): void {
    this.#ofAreas.begin(batch, null);
    this.#ofOperators?.begin(batch, this.#ofAreas);
    this.strata.begin(this.#ofAreas.clusters);
    for (const segment of batch.segments) {
      this.testedDays[segment.selection - 1]?.collect(segment, batch);
      this.#addSegment(segment, batch);
      this.strata.collect(segment, batch, this.#ofAreas.clusters);
    }
    this.strata.flush(this.#ofAreas.clusters);
    this.#ofAreas.flush(this.accumulators, this.pairs);
    this.#ofOperators?.flush(this.accumulators, this.pairs);
  }

  /** A singleton of its area is added to the group of its operator, from which that of all operators is totaled. */
  #addSegment(
    { selection, columns: { kbps }, from, to }: Segment,
    { rows, groups, clusters, devices }: Batch,
  ): void {
    const [accumulator, ofAreas, ofOperators] = [
      this.accumulators[selection]!,
      this.#ofAreas,
      this.#ofOperators,
    ];
    const [areaNumbers, operatorNumbers] = [ofAreas.numbers, ofOperators?.numbers ?? null];
    for (let i = from; i < to; i++) {
      const [group, speed, number] = [groups[i]!, kbps[rows[i]!]!, areaNumbers[i]!];
      if (number === 0) {
        accumulator.singletons.add(group, Number(clusters[i]! < devices), speed);
        continue;
      }
      accumulator.addMultiRow(group, speed);
      ofAreas.add(number, selection, speed);
      if (operatorNumbers === null) continue;
      const ofOperator = operatorNumbers[i]!;
      if (ofOperator === 0) accumulator.addCluster(group, Number(clusters[i]! < devices), 1, speed);
      else ofOperators!.add(ofOperator, selection, speed);
    }
  }
}

/** Fields of a cluster in one period: count and sum of kbit/s. */
const FIELDS_PER_PERIOD = 2;

/** Totals by period of the multi-measurement clusters of a batch. */
class ClusterTotals {
  readonly clusters: MultiMeasurementClusters;
  /** By cluster of the batch, then by period. */
  readonly #totals: Float64Array;
  /** Fields of a cluster. */
  readonly #width: number;
  /** Offset of cluster number 0; negative, since the batch begins at a higher number. */
  #origin = 0;

  constructor(clusters: MultiMeasurementClusters, periods: number, scratch: ScratchArena) {
    this.clusters = clusters;
    this.#width = FIELDS_PER_PERIOD * periods;
    this.#totals = scratch.float64(clusters.maxPerBatch * this.#width);
  }

  /** By row of the batch, the number of its cluster; 0 for a singleton. */
  get numbers(): Int32Array {
    return this.clusters.numbers;
  }

  /** Numbers the clusters of a batch; with `among`, only those of rows that have a number there. */
  begin(batch: Batch, among: ClusterTotals | null): void {
    const clusters = this.clusters;
    clusters.number(batch, among?.numbers ?? null);
    this.#totals.fill(0, 0, (clusters.count - clusters.before) * this.#width);
    this.#origin = -(clusters.before + 1) * this.#width;
  }

  add(number: number, period: number, kbps: number): void {
    const totals = this.#totals;
    const at = this.#offsetOf(number) + FIELDS_PER_PERIOD * period;
    totals[at]!++;
    totals[at + 1]! += kbps;
  }

  flush(accumulators: readonly ClusterAccumulator[], pairs: readonly PairMoments[]): void {
    const [clusters, totals] = [this.clusters, this.#totals];
    for (let number = clusters.before + 1; number <= clusters.count; number++) {
      const [group, isDevice] = [clusters.groupOf(number), clusters.isDevice(number)];
      const at = this.#offsetOf(number);
      const [nowTests, nowKbps] = [totals[at]!, totals[at + 1]!];
      for (let period = 0; period < accumulators.length; period++) {
        const tests = totals[at + FIELDS_PER_PERIOD * period]!;
        if (tests === 0) continue;
        const kbps = totals[at + FIELDS_PER_PERIOD * period + 1]!;
        accumulators[period]!.addCluster(group, isDevice, tests, kbps);
        if (period > 0 && nowTests > 0) pairs[period - 1]!.add(group, tests, nowTests, kbps, nowKbps);
      }
    }
  }

  #offsetOf(number: number): number {
    return this.#origin + number * this.#width;
  }
}
