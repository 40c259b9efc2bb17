import type { PeriodSums } from '../period-sums.ts';
import { ClusterMoments } from './cluster-moments.ts';
import { groupCount, type Groups } from '../groups.ts';
import type { GroupCounts } from './selection.ts';
import { GroupPowers } from './group-powers.ts';
import { MeasurementMoments } from './measurement-moments.ts';
import { wholeNumberOf } from './whole-numbers.ts';

/** The sums of a group's selected measurements, how many have a known device, and the number of devices. */
export interface AccumulatedGroup {
  readonly sums: PeriodSums;
  readonly deviceKnown: number;
  readonly devices: number;
}

/** Accumulates the clusters of a selection by group: singletons row by row, multi-measurement clusters one by one. */
export class ClusterAccumulator {
  /** Clusters of one measurement. */
  readonly singletons: MeasurementMoments;
  readonly #multiRows: GroupPowers;
  readonly #clusters: ClusterMoments;
  /** Of multi-measurement clusters: the number of devices, and of their measurements. */
  readonly #devices: Float64Array;
  readonly #deviceTests: Float64Array;

  constructor(groups: Groups) {
    const count = groupCount(groups);
    this.singletons = new MeasurementMoments(groups);
    this.#multiRows = new GroupPowers(groups);
    this.#clusters = new ClusterMoments(count);
    this.#devices = new Float64Array(count);
    this.#deviceTests = new Float64Array(count);
  }

  /** Adds a row of a multi-measurement cluster; the cluster itself is added by `addCluster`. */
  addMultiRow(group: number, kbps: number): void {
    this.#multiRows.addSquare(group, kbps);
  }

  /** Adds a cluster of `n` measurements that sum to `s` kbit/s; `isDevice`: 1 or 0. */
  addCluster(group: number, isDevice: number, n: number, s: number): void {
    this.#clusters.add(group, n, s);
    this.#devices[group]! += isDevice;
    this.#deviceTests[group]! += isDevice * n;
  }

  accumulated({ tests, failedTests }: GroupCounts, group: number): AccumulatedGroup {
    const singletons = this.singletons.of(group);
    const moments = this.#clusters.of(group, singletons);
    const sums = {
      tests: tests[group]!,
      failedTests: failedTests[group]!,
      clusters: moments.clusters,
      n2: wholeNumberOf(moments.n2),
      n3: wholeNumberOf(moments.n3),
      n4: wholeNumberOf(moments.n4),
      n5: wholeNumberOf(moments.n5),
      kbpsSum: wholeNumberOf(moments.s),
      kbpsSquared: wholeNumberOf(singletons.vv + this.#multiRows.total(group).xx),
      ns: wholeNumberOf(moments.ns),
      ss: wholeNumberOf(moments.ss),
      nns: wholeNumberOf(moments.nns),
      nss: wholeNumberOf(moments.nss),
      sss: wholeNumberOf(moments.sss),
    };
    return {
      sums,
      deviceKnown: singletons.deviceKnown + this.#deviceTests[group]!,
      devices: singletons.deviceKnown + this.#devices[group]!,
    };
  }
}
