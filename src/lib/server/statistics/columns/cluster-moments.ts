import type { TestSums } from './test-moments.ts';
import { SizeClasses } from './size-classes.ts';
import { ExactProductSums, ExactSums, SMALL_FACTOR } from './exact-sums.ts';

/** Of the tests n and kbit/s s of a group's clusters: sums of powers and products, as `ClusterSums` names them. */
export interface Moments {
  readonly clusters: number;
  readonly n2: bigint;
  readonly n3: bigint;
  readonly n4: bigint;
  readonly n5: bigint;
  readonly ns: bigint;
  readonly ss: bigint;
  readonly nns: bigint;
  readonly nss: bigint;
  readonly sss: bigint;
}

/** Clusters of one size: how many, and their s, s*s and s*s*s summed. */
interface Part {
  readonly n: bigint;
  readonly count: bigint;
  readonly s: bigint;
  readonly ss: bigint;
  readonly sss: bigint;
}

/**
 * Gathers the moments of groups, cluster by cluster: by size first, since nearly all clusters have one of a few. Exact:
 * whole numbers only, so that no order of clusters matters.
 */
export class ClusterMoments {
  readonly #sizes: SizeClasses;
  readonly #s = new ExactSums(0);
  readonly #ss = new ExactSums(0);
  readonly #sss = new ExactProductSums(0);
  /** By group, clusters whose sums do not fit the exact ones. */
  readonly #large = new Map<number, Part[]>();

  constructor(groups: number) {
    const sums = [this.#s, this.#ss, this.#sss];
    this.#sizes = new SizeClasses(groups, (count) => sums.forEach((sum) => sum.extend(count)));
  }

  /** Adds a cluster of `n` tests, at least one, with `s` kbit/s together. */
  add(group: number, n: number, s: number): void {
    if (s < SMALL_FACTOR) {
      const at = this.#sizes.count(group, n);
      this.#s.add(at, s);
      this.#ss.add(at, s * s);
      this.#sss.add(at, s * s, s);
    } else {
      const large = this.#large.get(group) ?? [];
      const sum = BigInt(s);
      large.push({ n: BigInt(n), count: 1n, s: sum, ss: sum * sum, sss: sum ** 3n });
      this.#large.set(group, large);
    }
  }

  /** `lone`: the sums of the group's clusters of one test that were not added. */
  of(group: number, { tests, v, vv, vvv }: TestSums): Moments {
    const lone: Part = { n: 1n, count: BigInt(tests), s: v, ss: vv, sss: vvv };
    const parts = [lone, ...(this.#large.get(group) ?? [])];
    for (const { at, size, count } of this.#sizes.of(group)) {
      parts.push({
        n: BigInt(size),
        count: BigInt(count),
        s: this.#s.at(at),
        ss: this.#ss.at(at),
        sss: this.#sss.at(at),
      });
    }
    const total = (term: (part: Part) => bigint) => parts.reduce((sum, part) => sum + term(part), 0n);
    return {
      clusters: Number(total(({ count }) => count)),
      n2: total(({ n, count }) => count * n ** 2n),
      n3: total(({ n, count }) => count * n ** 3n),
      n4: total(({ n, count }) => count * n ** 4n),
      n5: total(({ n, count }) => count * n ** 5n),
      ns: total(({ n, s }) => n * s),
      ss: total(({ ss }) => ss),
      nns: total(({ n, s }) => n * n * s),
      nss: total(({ n, ss }) => n * ss),
      sss: total(({ sss }) => sss),
    };
  }
}
