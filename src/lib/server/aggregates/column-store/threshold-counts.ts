import { PERCENTILES } from '../percentile-ranks.ts';
import type { ClusterAccumulator } from './cluster-accumulator.ts';
import { groupCount, wholesOf, type Groups } from '../groups.ts';
import type { MultiMeasurementClusters } from './multi-measurement-clusters.ts';
import type { MultiMeasurementRows } from './multi-measurement-rows.ts';
import type { ScratchArena } from './scratch-arena.ts';
import type { FirstPass } from './first-pass.ts';

/** Kinds of tests: at or above the limit, at or below each percentile. */
export const THRESHOLDS = 1 + PERCENTILES.length;
/** Figures of a cluster: its tests, their kbit/s, and after them how many are of each kind. */
const [TESTS, KBPS, OF_KIND] = [0, 1, 2] as const;
const WIDTH = OF_KIND + THRESHOLDS;

/** Of the k tests of a kind among n in each cluster: k, n*k and k*k summed over the clusters. */
export interface ThresholdSums {
  readonly k: number;
  readonly nk: number;
  readonly kk: number;
}

/** Where the clusters of repeated tests are counted: in units, or for their operators. */
interface Counting {
  readonly clusters: MultiMeasurementClusters;
  /** By repeated test, the number of its cluster; 0 where it is the only one. */
  readonly numbers: Int32Array;
  /** By the group of a test, the one that it is counted in. */
  readonly countedIn: Int32Array;
}

/** Gathers the clusters of repeated tests, and how many tests of each kind they have. */
export class ThresholdCounts {
  readonly #gathered: ClusterAccumulator;
  readonly #bounds: Float64Array;
  /** By group and kind, k, n*k and k*k, which doubles hold. */
  readonly #kinds: Float64Array;

  /** `bounds`: by group and kind, the speed that says which tests are of the kind. */
  constructor(gathered: ClusterAccumulator, groups: Groups, bounds: Float64Array) {
    this.#gathered = gathered;
    this.#bounds = bounds;
    this.#kinds = new Float64Array(groupCount(groups) * THRESHOLDS * 3);
  }

  /** Adds up all of the tests, for units and, where they are told apart, for their operators. */
  gather({ multi, ofAreas, ofOperators }: FirstPass, groups: Groups, scratch: ScratchArena): void {
    const wholes = wholesOf(groups);
    const countings: Counting[] = [{ clusters: ofAreas, numbers: multi.ofUnit, countedIn: wholes }];
    if (ofOperators) {
      const countedIn = wholes.map((_, group) => group);
      countings.push({ clusters: ofOperators, numbers: multi.ofOperator, countedIn });
    }
    const figures = scratch.float64(ofAreas.mostInStep * WIDTH);
    for (let step = 0; step < multi.ends.length; step++)
      for (const counting of countings) this.#gather(step, counting, multi, figures);
    for (let i = 0; i < multi.count; i++) this.#gathered.addMultiRow(multi.groups[i]!, multi.kbps[i]!);
  }

  #gather(step: number, counting: Counting, tests: MultiMeasurementRows, figures: Float64Array): void {
    const { ends } = counting.clusters;
    const [before, count] = [ends[step - 1] ?? 0, ends[step]!];
    figures.fill(0, 0, (count - before) * WIDTH);
    this.#count(counting, tests, tests.ends[step - 1] ?? 0, tests.ends[step]!, before, figures);
    this.#addClusters(counting.clusters, before, count, figures);
  }

  #count(
    { numbers, countedIn }: Counting,
    { groups, kbps }: MultiMeasurementRows,
    from: number,
    to: number,
    before: number,
    figures: Float64Array,
  ): void {
    const bounds = this.#bounds;
    for (let i = from; i < to; i++) {
      const number = numbers[i]!;
      if (number === 0) continue;
      const at = (number - before - 1) * WIDTH;
      const [bound, speed] = [countedIn[groups[i]!]! * THRESHOLDS, kbps[i]!];
      figures[at + TESTS]!++;
      figures[at + KBPS]! += speed;
      figures[at + OF_KIND]! += Number(speed >= bounds[bound]!);
      for (let kind = 1; kind < THRESHOLDS; kind++)
        figures[at + OF_KIND + kind]! += Number(speed <= bounds[bound + kind]!);
    }
  }

  #addClusters(
    clusters: MultiMeasurementClusters,
    before: number,
    count: number,
    figures: Float64Array,
  ): void {
    for (let number = before + 1; number <= count; number++) {
      const [at, group] = [(number - before - 1) * WIDTH, clusters.groupOf(number)];
      const n = figures[at + TESTS]!;
      this.#gathered.addCluster(group, clusters.isDevice(number), n, figures[at + KBPS]!);
      this.#addKinds(group, n, at + OF_KIND, figures);
    }
  }

  #addKinds(group: number, n: number, from: number, figures: Float64Array): void {
    const kinds = this.#kinds;
    for (let kind = 0; kind < THRESHOLDS; kind++) {
      const [sums, k] = [(group * THRESHOLDS + kind) * 3, figures[from + kind]!];
      kinds[sums]! += k;
      kinds[sums + 1]! += n * k;
      kinds[sums + 2]! += k * k;
    }
  }

  /** In the order of the kinds. `all`: the group's tests of each kind, those of clusters of one test too. */
  kindsOf(group: number, all: readonly number[]): readonly ThresholdSums[] {
    const found: ThresholdSums[] = [];
    for (let kind = 0; kind < THRESHOLDS; kind++) {
      const at = (group * THRESHOLDS + kind) * 3;
      const tests = all[kind]!;
      const lone = tests - this.#kinds[at]!;
      found.push({ k: tests, nk: lone + this.#kinds[at + 1]!, kk: lone + this.#kinds[at + 2]! });
    }
    return found;
  }
}
