import { PERCENTILES } from '../percentile-ranks.ts';
import { clusterKey, ClusterTable, deviceKnownOfKey, groupOfKey } from './cluster-table.ts';
import type { GatheredClusters } from './gathered-clusters.ts';
import { groupCount, wholesOf, type Groups } from './groups.ts';
import type { RepeatedTests } from './repeated-tests.ts';
import type { Scratch } from './scratch.ts';

/** Kinds of tests: at or above the limit, at or below each percentile. */
export const KINDS = 1 + PERCENTILES.length;
/** Figures of a cluster: its tests, their kbit/s, and after them how many are of each kind. */
const [TESTS, KBPS, OF_KIND] = [0, 1, 2] as const;

/** Of the k tests of a kind among n in each cluster: k, n*k and k*k summed over the clusters. */
export interface KindSums {
  readonly k: number;
  readonly nk: number;
  readonly kk: number;
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
  gather(tests: RepeatedTests, groups: Groups, byOperator: boolean, scratch: Scratch): void {
    const countings = byOperator ? 2 : 1;
    let [from, most] = [0, 0];
    for (const end of tests.ends) {
      most = Math.max(most, end - from);
      from = end;
    }
    const table = new ClusterTable(most * countings, scratch);
    const wholes = wholesOf(groups);
    from = 0;
    for (const end of tests.ends) {
      table.begin((end - from) * countings);
      this.#count(tests, from, end, table, wholes);
      if (byOperator) this.#count(tests, from, end, table, null);
      this.#addClusters(table);
      from = end;
    }
    for (let i = 0; i < from; i++) this.#gathered.addRepeated(tests.groups[i]!, tests.kbps[i]!);
  }

  /** `wholes`: by group, the one that its tests are counted in; null for itself. */
  #count(
    tests: RepeatedTests,
    from: number,
    to: number,
    table: ClusterTable,
    wholes: Int32Array | null,
  ): void {
    const { groups, deviceKnown, kbps, clusterMixed, clusterHigh } = tests;
    const [bounds, { figures }] = [this.#bounds, table];
    for (let i = from; i < to; i++) {
      const group = wholes ? wholes[groups[i]!]! : groups[i]!;
      const at = table.at(clusterMixed[i]!, clusterHigh[i]!, clusterKey(group, deviceKnown[i]!));
      const [bound, speed] = [group * KINDS, kbps[i]!];
      figures[at + TESTS]!++;
      figures[at + KBPS]! += speed;
      figures[at + OF_KIND]! += Number(speed >= bounds[bound]!);
      for (let kind = 1; kind < KINDS; kind++)
        figures[at + OF_KIND + kind]! += Number(speed <= bounds[bound + kind]!);
    }
  }

  #addClusters(table: ClusterTable): void {
    const { entries, figures } = table;
    const kinds = this.#kinds;
    for (let i = 0; i < entries.length; i++) {
      const at = entries[i]!;
      const key = table.keyAt(at);
      const group = groupOfKey(key);
      const n = figures[at + TESTS]!;
      this.#gathered.addCluster(group, deviceKnownOfKey(key), n, figures[at + KBPS]!);
      for (let kind = 0; kind < KINDS; kind++) {
        const [sums, k] = [(group * KINDS + kind) * 3, figures[at + OF_KIND + kind]!];
        kinds[sums]! += k;
        kinds[sums + 1]! += n * k;
        kinds[sums + 2]! += k * k;
      }
    }
  }

  /** In the order of the kinds. `all`: the group's tests of each kind, those added and clusters of one test. */
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
