import type { MeanIngredients, ValueSums } from '../../aggregates/mean-interval.ts';
import type { ThresholdIngredients } from '../../aggregates/share-interval.ts';
import { ClusterMoments } from '../../aggregates/column-store/cluster-moments.ts';
import { voteOf } from '../../aggregates/column-store/device-votes.ts';
import { addExact, exactSum, SMALL_FACTOR, SUM } from '../../aggregates/column-store/exact-sums.ts';
import { wholeNumberOf } from '../../aggregates/column-store/whole-numbers.ts';
import { ClusterTable } from './cluster-table.ts';
import type { Fields, Range } from './value-lists.ts';
import { ValuePowers } from './value-powers.ts';

/** Of a group whose singletons were added like any other cluster. */
const NO_SINGLETONS = { tests: 0, deviceKnown: 0, v: 0n, vv: 0n, vvv: 0n };

/** The whole numbers of one list by cluster. Its arrays serve one list after the other. */
export class ClusteredList {
  readonly table = new ClusterTable();
  /** By row, the number of its cluster; -1 for a row that does not count. */
  clusters = new Int32Array(0);
  /** By cluster: rows that count, and the sum of their numbers. */
  tests = new Float64Array(0);
  sums = new Float64Array(0);
  rows = 0;

  begin(keys: Fields[number], range: Range): void {
    const rows = range.to - range.from;
    this.table.begin(keys, range);
    if (this.clusters.length < rows) {
      this.clusters = new Int32Array(2 * rows);
      this.tests = new Float64Array(2 * rows);
      this.sums = new Float64Array(2 * rows);
    }
    this.rows = 0;
  }

  /** The number of a cluster, with or without rows that count. */
  numberOf(key: number, known: number): number {
    const before = this.table.count;
    const number = this.table.numberOf(key, known);
    if (number === before) this.tests[number] = this.sums[number] = 0;
    return number;
  }

  /** Adds the next row's number (at least 0) to a cluster. */
  add(x: number, number: number): void {
    this.tests[number]!++;
    this.sums[number]! += x;
    this.clusters[this.rows++] = number;
  }

  /** Passes over a row that does not count. */
  skip(): void {
    this.clusters[this.rows++] = -1;
  }

  /** Rows that count, the clusters they are in, and known devices among those. */
  counts(): { readonly tests: number; readonly clusters: number; readonly devices: number } {
    let [tests, clusters, devices] = [0, 0, 0];
    for (let number = 0; number < this.table.count; number++) {
      if (this.tests[number] === 0) continue;
      tests += this.tests[number]!;
      clusters++;
      if (this.table.isKnown(number)) devices++;
    }
    return { tests, clusters, devices };
  }

  /** The sums that intervals are computed from. `x`: the numbers by row. */
  ingredients(x: Float64Array): MeanIngredients {
    const moments = new ClusterMoments(1);
    for (let number = 0; number < this.table.count; number++)
      if (this.tests[number]! > 0) moments.add(0, this.tests[number]!, this.sums[number]!);
    const { s, n2, n3, n4, n5, ns, ss, nns, nss, sss } = moments.of(0, NO_SINGLETONS);
    const { tests, clusters } = this.counts();
    return {
      ...{ tests, clusters, kbpsSquared: wholeNumberOf(this.#squares(x)) },
      ...{ n2: wholeNumberOf(n2), n3: wholeNumberOf(n3), n4: wholeNumberOf(n4), n5: wholeNumberOf(n5) },
      ...{ kbpsSum: wholeNumberOf(s), ns: wholeNumberOf(ns), ss: wholeNumberOf(ss) },
      ...{ nns: wholeNumberOf(nns), nss: wholeNumberOf(nss), sss: wholeNumberOf(sss) },
    };
  }

  /** The sums of a share or percentile: how many rows of each cluster lie within the bounds, both inclusive? */
  threshold(
    of: MeanIngredients,
    x: Float64Array,
    { least, most }: { readonly least: number; readonly most: number },
  ): ThresholdIngredients {
    const [clusters, tests, within] = [this.clusters, this.tests, new Float64Array(this.table.count)];
    for (let row = 0; row < this.rows; row++) {
      const [number, value] = [clusters[row]!, x[row]!];
      if (number >= 0 && value >= least && value <= most) within[number]!++;
    }
    let [all, nk, kk] = [0, 0, 0];
    for (let number = 0; number < within.length; number++) {
      const k = within[number]!;
      all += k;
      nk += tests[number]! * k;
      kk += k * k;
    }
    return { ...of, k: all, nk, kk };
  }

  /** The votes of known devices: the mean of a device's numbers, rounded to a whole one. */
  votes(): ValueSums {
    const votes = new ValuePowers();
    for (let number = 0; number < this.table.count; number++)
      if (this.tests[number]! > 0 && this.table.isKnown(number))
        votes.add(voteOf(this.sums[number]!, this.tests[number]!));
    return votes.sums();
  }

  #squares(x: Float64Array): bigint {
    const [sum, clusters] = [new Float64Array(SUM), this.clusters];
    let large = 0n;
    for (let row = 0; row < this.rows; row++) {
      if (clusters[row]! < 0) continue;
      const value = x[row]!;
      if (value < SMALL_FACTOR) addExact(sum, 0, value * value);
      else large += BigInt(value) ** 2n;
    }
    return exactSum(sum, 0) + large;
  }
}
