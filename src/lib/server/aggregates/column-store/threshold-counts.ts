import { groupCount, wholesOf, type Groups } from '../groups.ts';
import type { ClusterAccumulator } from './cluster-accumulator.ts';
import type { VoteCollector } from './device-votes.ts';
import type { FirstPass } from './first-pass.ts';
import type { MultiMeasurementClusters } from './multi-measurement-clusters.ts';
import type { MultiMeasurementRows } from './multi-measurement-rows.ts';
import { PlaceDays } from './place-days.ts';
import type { ScratchArena } from './scratch-arena.ts';

/**
 * Fields of a cluster: count and sum of kbit/s; failed measurements that do not count; count and sum of unflagged ones;
 * then the count within each threshold.
 */
const [TESTS, KBPS, FAILED, UNFLAGGED, UNFLAGGED_KBPS, WITHIN] = [0, 1, 2, 3, 4, 5] as const;

/** Sums over the clusters of k, n*k and k*k, where k of a cluster's n measurements lie within the threshold. */
export interface ThresholdSums {
  readonly k: number;
  readonly nk: number;
  readonly kk: number;
}

/** Thresholds in kbit/s, `width` per group: the first is a lower limit, the others are upper limits, all inclusive. */
export interface Thresholds {
  readonly bounds: Float64Array;
  readonly width: number;
}

/** A way to group the rows: by area over all operators, or by area and operator. */
interface Counting {
  readonly clusters: MultiMeasurementClusters;
  /** By row, the number of its cluster; 0 for a singleton. */
  readonly numbers: Int32Array;
  /** By the group of a row, the group that it is counted in. */
  readonly countedIn: Int32Array;
}

/** Where the votes of devices go, and what sums their places and days. */
interface Voting {
  readonly votes: VoteCollector;
  readonly placeDays: PlaceDays;
}

/** Counts the rows of multi-measurement clusters against the thresholds of their groups. */
export class ThresholdCounts {
  readonly #accumulated: ClusterAccumulator;
  readonly #groups: Groups;
  readonly #bounds: Float64Array;
  readonly #width: number;
  /** By group and threshold, of multi-measurement clusters: k, n*k and k*k, below 2^53. */
  readonly sums: Float64Array<ArrayBuffer>;

  constructor(accumulated: ClusterAccumulator, groups: Groups, { bounds, width }: Thresholds) {
    this.#accumulated = accumulated;
    this.#groups = groups;
    this.#bounds = bounds;
    this.#width = width;
    this.sums = new Float64Array(groupCount(groups) * width * 3);
  }

  /**
   * Counts all rows, over all operators and, if grouped by operator, for each; also accumulates their clusters, and the
   * votes of their devices.
   */
  count(first: FirstPass, scratch: ScratchArena): void {
    const { multi, ofAreas, ofOperators, votes } = first;
    const wholes = wholesOf(this.#groups);
    const countings: Counting[] = [{ clusters: ofAreas, numbers: multi.ofArea, countedIn: wholes }];
    if (ofOperators) {
      const countedIn = wholes.map((_, group) => group);
      countings.push({ clusters: ofOperators, numbers: multi.ofOperator, countedIn });
    }
    const fields = scratch.float64(ofAreas.maxPerBatch * (WITHIN + this.#width));
    const voting = votes && {
      votes,
      placeDays: new PlaceDays(2 * ofAreas.maxPerBatch + 1, ofAreas.maxPerBatch, scratch),
    };
    for (let batch = 0; batch < multi.ends.length; batch++)
      for (const counting of countings) this.#countBatch(batch, counting, first, fields, voting);
    for (let i = 0; i < multi.count; i++) this.#accumulated.addMultiRow(multi.groups[i]!, multi.kbps[i]!);
  }

  #countBatch(
    batch: number,
    counting: Counting,
    { multi: rows, failedAsZero }: FirstPass,
    fields: Float64Array,
    voting: Voting | null,
  ): void {
    const { ends } = counting.clusters;
    const [before, count] = [ends[batch - 1] ?? 0, ends[batch]!];
    fields.fill(0, 0, (count - before) * (WITHIN + this.#width));
    const range = [rows.ends[batch - 1] ?? 0, rows.ends[batch]!] as const;
    this.#countRows(counting, rows, range, failedAsZero, before, fields);
    if (voting) {
      countFlagsAndFailures(counting, rows, range, failedAsZero, fields, {
        before,
        width: WITHIN + this.#width,
      });
      addPlaceDays(counting, rows, range, failedAsZero, before, voting);
    }
    this.#addClusters(counting.clusters, before, count, fields, voting?.votes ?? null);
  }

  #countRows(
    { numbers, countedIn }: Counting,
    { groups, kbps }: MultiMeasurementRows,
    [from, to]: readonly [number, number],
    failedAsZero: boolean,
    before: number,
    fields: Float64Array,
  ): void {
    const [bounds, width] = [this.#bounds, this.#width];
    for (let i = from; i < to; i++) {
      const number = numbers[i]!;
      const speed = kbps[i]!;
      if (number === 0 || (speed === 0 && !failedAsZero)) continue;
      const at = (number - before - 1) * (WITHIN + width);
      const bound = countedIn[groups[i]!]! * width;
      fields[at + TESTS]!++;
      fields[at + KBPS]! += speed;
      fields[at + WITHIN]! += Number(speed >= bounds[bound]!);
      for (let j = 1; j < width; j++) fields[at + WITHIN + j]! += Number(speed <= bounds[bound + j]!);
    }
  }

  #addClusters(
    clusters: MultiMeasurementClusters,
    before: number,
    count: number,
    fields: Float64Array,
    votes: VoteCollector | null,
  ): void {
    const [sums, width] = [this.sums, this.#width];
    for (let number = before + 1; number <= count; number++) {
      const [at, group] = [(number - before - 1) * (WITHIN + width), clusters.groupOf(number)];
      const [n, isDevice] = [fields[at + TESTS]!, clusters.isDevice(number)];
      if (votes && isDevice > 0)
        votes.addDevice(group, {
          tests: n,
          kbps: fields[at + KBPS]!,
          failed: fields[at + FAILED]!,
          unflagged: fields[at + UNFLAGGED]!,
          unflaggedKbps: fields[at + UNFLAGGED_KBPS]!,
        });
      if (n === 0) continue;
      this.#accumulated.addCluster(group, isDevice, n, fields[at + KBPS]!);
      for (let j = 0; j < width; j++) {
        const [offset, k] = [(group * width + j) * 3, fields[at + WITHIN + j]!];
        sums[offset]! += k;
        sums[offset + 1]! += n * k;
        sums[offset + 2]! += k * k;
      }
    }
  }
}

/**
 * The sums of a group, by threshold. `sums`: those of `ThresholdCounts`; `within`: the group's measurements within each
 * threshold, singletons included.
 */
export const thresholdSums = (sums: Float64Array, group: number, within: readonly number[]) =>
  within.map((tests, j): ThresholdSums => {
    const at = (group * within.length + j) * 3;
    const singletons = tests - sums[at]!;
    return { k: tests, nk: singletons + sums[at + 1]!, kk: singletons + sums[at + 2]! };
  });

/** Adds the failed rows that do not count, and the unflagged ones that do, to the fields of their clusters. */
function countFlagsAndFailures(
  { numbers }: Counting,
  { kbps, flagged }: MultiMeasurementRows,
  [from, to]: readonly [number, number],
  failedAsZero: boolean,
  fields: Float64Array,
  { before, width }: { readonly before: number; readonly width: number },
): void {
  for (let i = from; i < to; i++) {
    const number = numbers[i]!;
    if (number === 0) continue;
    const [at, speed] = [(number - before - 1) * width, kbps[i]!];
    if (speed === 0 && !failedAsZero) {
      fields[at + FAILED]!++;
    } else if (flagged[i] === 0) {
      fields[at + UNFLAGGED]!++;
      fields[at + UNFLAGGED_KBPS]! += speed;
    }
  }
}

/** Adds the places and days of a batch's devices to their votes. */
function addPlaceDays(
  { clusters, numbers }: Counting,
  { kbps, sites, days }: MultiMeasurementRows,
  [from, to]: readonly [number, number],
  failedAsZero: boolean,
  before: number,
  { votes, placeDays }: Voting,
): void {
  placeDays.begin(to - from);
  let devices = 0;
  for (let i = from; i < to; i++) {
    const [number, speed] = [numbers[i]!, kbps[i]!];
    if (number === 0 || (speed === 0 && !failedAsZero) || clusters.isDevice(number) === 0) continue;
    const device = number - before - 1;
    if (device >= devices) devices = device + 1;
    placeDays.add(device, sites[i]!, days[i]!, speed);
  }
  placeDays.flush(devices, (device) => clusters.groupOf(device + before + 1), votes);
}
