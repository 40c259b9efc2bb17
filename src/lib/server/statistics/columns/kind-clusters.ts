import { PERCENTILES } from '../percentile-ranks.ts';
import type { GatheredClusters } from './gathered-clusters.ts';
import { groupCount, wholesOf, type Groups } from './groups.ts';
import type { RepeatedClusters } from './repeated-clusters.ts';
import type { RepeatedTests } from './repeated-tests.ts';
import type { Scratch } from './scratch.ts';
import type { TakenTests } from './taken-tests.ts';

/** Kinds of tests: at or above the limit, at or below each percentile. */
export const KINDS = 1 + PERCENTILES.length;
/** Figures of a cluster: its tests, their kbit/s, and after them how many are of each kind. */
const [TESTS, KBPS, OF_KIND] = [0, 1, 2] as const;
const WIDTH = OF_KIND + KINDS;

/** Of the k tests of a kind among n in each cluster: k, n*k and k*k summed over the clusters. */
export interface KindSums {
  readonly k: number;
  readonly nk: number;
  readonly kk: number;
}

/** Where the clusters of repeated tests are counted: in units, or for their operators. */
interface Counting {
  readonly clusters: RepeatedClusters;
  /** By repeated test, the number of its cluster; 0 where it is the only one. */
  readonly numbers: Int32Array;
  /** By the group of a test, the one that it is counted in. */
  readonly countedIn: Int32Array;
}

/** Gathers the clusters of repeated tests, and how many tests of each kind they have. */
export class KindClusters {
  readonly #gathered: GatheredClusters;
  readonly #bounds: Float64Array;
  /** By group and kind, k, n*k and k*k, which doubles hold. */
  readonly #kinds: Float64Array;

  /** `bounds`: by group and kind, the speed that says which tests are of the kind. */
  constructor(gathered: GatheredClusters, groups: Groups, bounds: Float64Array) {
    this.#gathered = gathered;
    this.#bounds = bounds;
    this.#kinds = new Float64Array(groupCount(groups) * KINDS * 3);
  }

  /** Adds up all of the tests, for units and, where they are told apart, for their operators. */
  gather({ repeated, ofUnits, ofOperators }: TakenTests, groups: Groups, scratch: Scratch): void {
    const wholes = wholesOf(groups);
    const countings: Counting[] = [{ clusters: ofUnits, numbers: repeated.ofUnit, countedIn: wholes }];
    if (ofOperators) {
      const countedIn = wholes.map((_, group) => group);
      countings.push({ clusters: ofOperators, numbers: repeated.ofOperator, countedIn });
    }
    const figures = scratch.float64(ofUnits.mostInStep * WIDTH);
    for (let step = 0; step < repeated.ends.length; step++)
      for (const counting of countings) this.#gather(step, counting, repeated, figures);
    for (let i = 0; i < repeated.count; i++)
      this.#gathered.addRepeated(repeated.groups[i]!, repeated.kbps[i]!);
  }

  #gather(step: number, counting: Counting, tests: RepeatedTests, figures: Float64Array): void {
    const { ends } = counting.clusters;
    const [before, count] = [ends[step - 1] ?? 0, ends[step]!];
    figures.fill(0, 0, (count - before) * WIDTH);
    this.#count(counting, tests, tests.ends[step - 1] ?? 0, tests.ends[step]!, before, figures);
    this.#addClusters(counting.clusters, before, count, figures);
  }

  #count(
    { numbers, countedIn }: Counting,
    { groups, kbps }: RepeatedTests,
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
      const [bound, speed] = [countedIn[groups[i]!]! * KINDS, kbps[i]!];
      figures[at + TESTS]!++;
      figures[at + KBPS]! += speed;
      figures[at + OF_KIND]! += Number(speed >= bounds[bound]!);
      for (let kind = 1; kind < KINDS; kind++)
        figures[at + OF_KIND + kind]! += Number(speed <= bounds[bound + kind]!);
    }
  }

  #addClusters(clusters: RepeatedClusters, before: number, count: number, figures: Float64Array): void {
    for (let number = before + 1; number <= count; number++) {
      const [at, group] = [(number - before - 1) * WIDTH, clusters.groupOf(number)];
      const n = figures[at + TESTS]!;
      this.#gathered.addCluster(group, clusters.isDevice(number), n, figures[at + KBPS]!);
      this.#addKinds(group, n, at + OF_KIND, figures);
    }
  }

  #addKinds(group: number, n: number, from: number, figures: Float64Array): void {
    const kinds = this.#kinds;
    for (let kind = 0; kind < KINDS; kind++) {
      const [sums, k] = [(group * KINDS + kind) * 3, figures[from + kind]!];
      kinds[sums]! += k;
      kinds[sums + 1]! += n * k;
      kinds[sums + 2]! += k * k;
    }
  }

  /** In the order of the kinds. `all`: the group's tests of each kind, those of clusters of one test too. */
  kindsOf(group: number, all: readonly number[]): readonly KindSums[] {
    const found: KindSums[] = [];
    for (let kind = 0; kind < KINDS; kind++) {
      const at = (group * KINDS + kind) * 3;
      const tests = all[kind]!;
      const lone = tests - this.#kinds[at]!;
      found.push({ k: tests, nk: lone + this.#kinds[at + 1]!, kk: lone + this.#kinds[at + 2]! });
    }
    return found;
  }
}
