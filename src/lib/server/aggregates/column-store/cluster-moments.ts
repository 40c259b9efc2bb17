import type { MeasurementSums } from './measurement-moments.ts';
import { SizeClasses } from './size-classes.ts';
import { SMALL_FACTOR } from './exact-sums.ts';
import { addPowers, POWERS, powersAt } from './power-sums.ts';

/** Of the tests n and kbit/s s of a group's clusters: sums of powers and products, as `ClusterSums` names them. */
export interface Moments {
  readonly clusters: number;
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

/** The same as they grow. */
class MomentSums {
  clusters = 0n;
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

  /** Adds so many clusters of `n` tests each, with their s, s*s and s*s*s summed. */
  add(count: bigint, n: bigint, s: bigint, ss: bigint, sss: bigint): void {
    const [nn, ns] = [n * n, n * s];
    const n3 = count * nn * n;
    this.clusters += count;
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

/** Sizes below this are found without a search. */
const SMALL_SIZES = 8;

/**
 * Gathers the moments of groups, cluster by cluster: by size first, since nearly all clusters have one of a few. Exact:
 * whole numbers only, so that no order of clusters matters.
 */
export class ClusterMoments {
  readonly #classes: SizeClasses;
  /** By group, clusters whose sums do not fit the exact ones. */
  readonly #large = new Map<number, { readonly n: bigint; readonly s: bigint }[]>();

  constructor(groups: number) {
    this.#classes = new SizeClasses(groups, { width: POWERS, small: SMALL_SIZES });
  }

  /** Adds a cluster of `n` tests, at least one, with `s` kbit/s together. */
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

  /** `singletons`: the sums of the group's clusters of one test that were not added. */
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
