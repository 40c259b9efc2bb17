import type { MeasurementSums } from './measurement-moments.ts';
import { SizeClasses } from './size-classes.ts';
import { SMALL_FACTOR } from './exact-sums.ts';
import { addPowers, POWERS, powersAt } from './power-sums.ts';

/** Sums of powers and products of n (measurements) and s (kbit/s) over a group's clusters, named as in `ClusterSums`. */
export interface Moments {
  readonly clusters: number;
  readonly n1: bigint;
  readonly s: bigint;
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

/** Mutable `Moments`. */
class MomentSums {
  clusters = 0n;
  n1 = 0n;
  s = 0n;
  n2 = 0n;
  n3 = 0n;
  n4 = 0n;
  n5 = 0n;
  ns = 0n;
  ss = 0n;
  nns = 0n;
  nss = 0n;
  sss = 0n;

  /** Adds `count` clusters of `n` measurements each; s, ss and sss are sums over them. */
  add(count: bigint, n: bigint, s: bigint, ss: bigint, sss: bigint): void {
    const [nn, ns] = [n * n, n * s];
    const n3 = count * nn * n;
    this.clusters += count;
    this.n1 += count * n;
    this.s += s;
    this.n2 += count * nn;
    this.n3 += n3;
    this.n4 += n3 * n;
    this.n5 += n3 * nn;
    this.ns += ns;
    this.ss += ss;
    this.nns += n * ns;
    this.nss += n * ss;
    this.sss += sss;
  }
}

/** Sizes below this are looked up directly, without hashing. */
const SMALL_SIZES = 8;

/**
 * Accumulates the moments of each group. Clusters are first summed by size, since nearly all have one of a few sizes.
 * Exact whole numbers, so that the order of clusters does not matter.
 */
export class ClusterMoments {
  readonly #classes: SizeClasses;
  /** By group, clusters too large for the exact sums. */
  readonly #large = new Map<number, { readonly n: bigint; readonly s: bigint }[]>();

  constructor(groups: number) {
    this.#classes = new SizeClasses(groups, { width: POWERS, small: SMALL_SIZES });
  }

  /** Adds a cluster of `n` (at least 1) measurements that sum to `s` kbit/s. */
  add(group: number, n: number, s: number): void {
    if (s < SMALL_FACTOR) {
      const at = this.#classes.at(group, n);
      addPowers(this.#classes.sums, at, s);
    } else {
      const large = this.#large.get(group) ?? [];
      large.push({ n: BigInt(n), s: BigInt(s) });
      this.#large.set(group, large);
    }
  }

  /** The moments of a group. The second argument are the sums of its singletons, which `add` was not called for. */
  of(group: number, { tests, v, vv, vvv }: MeasurementSums): Moments {
    const moments = new MomentSums();
    moments.add(BigInt(tests), 1n, v, vv, vvv);
    for (const { n, s } of this.#large.get(group) ?? []) moments.add(1n, n, s, s * s, s ** 3n);
    const { sums } = this.#classes;
    for (const { at, size } of this.#classes.of(group)) {
      const { count, x, xx, xxx } = powersAt(sums, at);
      moments.add(BigInt(count), BigInt(size), x, xx, xxx);
    }
    return { ...moments, clusters: Number(moments.clusters) };
  }
}
