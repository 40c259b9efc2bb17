import { groupsPerCode, type Groups, groupCount } from '../groups.ts';
import type { DeviceVotes } from '../device-votes.ts';
import { ClusterMoments } from './cluster-moments.ts';
import { Extremes, largestOf, smallestOf } from './extremes.ts';
import { addedPowers, GroupPowers, subtractedPowers } from './group-powers.ts';
import type { MeasurementMoments } from './measurement-moments.ts';
import type { Powers } from './power-sums.ts';
import { wholeNumberOf } from './whole-numbers.ts';

/** The measurements of a known device in a group: those that count, failed ones that do not, and unflagged ones. */
export interface DeviceTotals {
  readonly tests: number;
  readonly kbps: number;
  readonly failed: number;
  readonly unflagged: number;
  readonly unflaggedKbps: number;
}

/** The mean of n whole numbers with the sum s, rounded to a whole number. */
export const voteOf = (s: number, n: number) => Math.floor((s + Math.floor(n / 2)) / n);

/**
 * Collects the votes of known devices by group, in all ways of counting. Of singletons only what differs from their
 * `MeasurementMoments` is collected: flagged ones, failed ones and extremes.
 */
export class VoteCollector {
  readonly #groups: Groups;
  readonly #flaggedSingletons: GroupPowers;
  /** Devices of which every measurement failed. */
  readonly #onlyFailed: Float64Array;
  readonly #singletonExtremes: Extremes;
  readonly #votes: GroupPowers;
  readonly #unflagged: GroupPowers;
  readonly #withFailed: GroupPowers;
  readonly #extremes: Extremes;
  readonly #placeDays: ClusterMoments;
  readonly #placeDayVotes: GroupPowers;
  readonly #stated: Uint8Array;

  constructor(groups: Groups) {
    this.#groups = groups;
    this.#flaggedSingletons = new GroupPowers(groups);
    this.#onlyFailed = new Float64Array(groupCount(groups));
    this.#singletonExtremes = new Extremes(groups);
    this.#votes = new GroupPowers(groups);
    this.#unflagged = new GroupPowers(groups);
    this.#withFailed = new GroupPowers(groups);
    this.#extremes = new Extremes(groups);
    this.#placeDays = new ClusterMoments(groupCount(groups));
    this.#placeDayVotes = new GroupPowers(groups);
    this.#stated = new Uint8Array(groupCount(groups));
  }

  /** Adds a measurement that is the only one of its device in its area. */
  addSingleton(group: number, kbps: number, flagged: boolean): void {
    this.#singletonExtremes.add(group, kbps);
    if (flagged) this.#flaggedSingletons.add(group, kbps);
  }

  /** Adds a failed measurement that does not count, the only one of its device in its area. */
  addFailedSingleton(group: number): void {
    this.#onlyFailed[group]!++;
  }

  /** Adds a device with several measurements in the area; `group` is that of all operators or of one of them. */
  addDevice(group: number, { tests, kbps, failed, unflagged, unflaggedKbps }: DeviceTotals): void {
    if (tests > 0) {
      const vote = voteOf(kbps, tests);
      this.#votes.add(group, vote);
      this.#extremes.add(group, vote);
    }
    if (unflagged > 0) this.#unflagged.add(group, voteOf(unflaggedKbps, unflagged));
    this.#withFailed.add(group, voteOf(kbps, tests + failed));
  }

  /** Adds the mean of a device's measurements at one place on one day. */
  addPlaceDay(group: number, vote: number): void {
    this.#placeDayVotes.addSquare(group, vote);
  }

  /** Adds a device by the number of its places and days, and the sum of their votes. */
  addPlaceDays(group: number, count: number, sum: number): void {
    this.#placeDays.add(group, count, sum);
  }

  /** Notes the tests per person that are stated for a measurement without a device (see `NOT_STATED`). */
  addStated(group: number, stated: number): void {
    if (stated > this.#stated[group]!) this.#stated[group] = stated;
  }

  /** The votes of a group, after the scan. */
  of(group: number, singletons: MeasurementMoments): DeviceVotes {
    const alone = singletons.ofDevices(group);
    const flagged = this.#flaggedSingletons.total(group);
    let [onlyFailed, stated] = [0, 0];
    const [slowest, fastest]: [number[], number[]] = [[], []];
    const [first, end] = this.#partsOf(group);
    for (let part = first; part < end; part++) {
      onlyFailed += this.#onlyFailed[part]!;
      stated = Math.max(stated, this.#stated[part]!);
      this.#singletonExtremes.appendSmallest(part, slowest);
      this.#singletonExtremes.appendLargest(part, fastest);
    }
    this.#extremes.appendSmallest(group, slowest);
    this.#extremes.appendLargest(group, fastest);
    const failedAlone: Powers = { ...alone, count: alone.count + onlyFailed };
    return {
      all: addedPowers(alone, this.#votes.of(group)),
      unflagged: addedPowers(subtractedPowers(alone, flagged), this.#unflagged.of(group)),
      withFailed: addedPowers(failedAlone, this.#withFailed.of(group)),
      placeDays: this.#placeDaySums(group, alone),
      slowest: smallestOf(slowest),
      fastest: largestOf(fastest),
      stated,
    };
  }

  /** The groups whose singletons a group consists of, half-open. */
  #partsOf(group: number): readonly [number, number] {
    const perCode = groupsPerCode(this.#groups);
    return group % perCode > 0 ? [group, group + 1] : [group + 1, group + perCode];
  }

  #placeDaySums(group: number, alone: Powers): DeviceVotes['placeDays'] {
    const singletons = {
      tests: alone.count,
      deviceKnown: alone.count,
      v: alone.x,
      vv: alone.xx,
      vvv: alone.xxx,
    };
    const moments = this.#placeDays.of(group, singletons);
    return {
      tests: Number(moments.n1),
      clusters: moments.clusters,
      n2: wholeNumberOf(moments.n2),
      n3: wholeNumberOf(moments.n3),
      n4: wholeNumberOf(moments.n4),
      n5: wholeNumberOf(moments.n5),
      kbpsSum: wholeNumberOf(moments.s),
      kbpsSquared: wholeNumberOf(alone.xx + this.#placeDayVotes.of(group).xx),
      ns: wholeNumberOf(moments.ns),
      ss: wholeNumberOf(moments.ss),
      nns: wholeNumberOf(moments.nns),
      nss: wholeNumberOf(moments.nss),
      sss: wholeNumberOf(moments.sss),
    };
  }
}
