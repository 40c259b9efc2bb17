import { NO_PRODUCTS, PRODUCTS, type Products } from '../period-sums.ts';
import {
  addExact,
  addProduct,
  exactProducts,
  exactSum,
  PRODUCT_SUM,
  SMALL_FACTOR,
  SUM,
} from './exact-sums.ts';
import type { WholeNumber } from '../cluster-sums.sql.ts';
import { SizeClasses } from './size-classes.ts';
import { wholeNumberOf } from './whole-numbers.ts';

/** Clusters smaller than this in both periods are summed by sizes; the few larger ones are stored individually. */
const SIZES = 1 << 15;
/** Pairs of sizes below this are encoded densely. */
const SMALL_SIZES = 8;
const SMALL_PAIRS = SMALL_SIZES ** 2;

/** Encodes both sizes as one number. */
const pairOf = (n1: number, n2: number) =>
  n1 < SMALL_SIZES && n2 < SMALL_SIZES ? n1 * SMALL_SIZES + n2 : n1 * SIZES + n2;
/** Decodes both sizes. Codes of small pairs are below all others, since sizes are at least 1. */
const sizesOf = (pair: number): readonly [n1: bigint, n2: bigint] => {
  const sizes = pair < SMALL_PAIRS ? SMALL_SIZES : SIZES;
  return [BigInt(Math.floor(pair / sizes)), BigInt(pair % sizes)];
};

/** The factors of the products that differ between clusters of the same sizes; s1 and s2 are kbit/s in the base and now. */
const KBPS_PARTS = ['', 's1', 's2', 's1s2', 's1s1', 's2s2', 's1s1s2', 's1s2s2'] as const;

/** Offsets of their sums. */
const [COUNT, S1, S2] = [0, 1, 2] as const;
const [S1S2, S1S1, S2S2] = [3, 3 + SUM, 3 + 2 * SUM] as const;
const S1S1S2 = S2S2 + SUM;
const S1S2S2 = S1S1S2 + PRODUCT_SUM;
const WIDTH = S1S2S2 + PRODUCT_SUM;

/** Each product's name as powers of the sizes, and the index of one of `KBPS_PARTS`. */
const PRODUCT_FACTORS = PRODUCTS.map((word) => {
  const factors: readonly string[] = word.match(/[ns][12]/g)!;
  const times = (wanted: string) => factors.filter((factor) => factor === wanted).length;
  const kbps = factors.filter((factor) => factor.startsWith('s')).sort();
  return {
    n1: times('n1'),
    n2: times('n2'),
    kbps: KBPS_PARTS.findIndex((part) => part === kbps.join('')),
  };
});

/** Mutable `Products`. */
class ProductSums {
  clusters = 0n;
  readonly #sums = PRODUCTS.map(() => 0n);

  /** Adds clusters of `n1` and `n2` measurements each; `kbps` are their sums in the order of `KBPS_PARTS`. */
  add(n1: bigint, n2: bigint, kbps: readonly bigint[]): void {
    const [powers1, powers2] = [powersOf(n1), powersOf(n2)];
    this.clusters += kbps[0]!;
    for (let i = 0; i < PRODUCT_FACTORS.length; i++) {
      const factors = PRODUCT_FACTORS[i]!;
      this.#sums[i]! += powers1[factors.n1]! * powers2[factors.n2]! * kbps[factors.kbps]!;
    }
  }

  get products(): Products {
    // A copy keeps its shape; an object that grows by computed names becomes a slow hash table.
    const products: Record<keyof Products, WholeNumber> = { ...NO_PRODUCTS };
    for (let i = 0; i < PRODUCTS.length; i++) products[PRODUCTS[i]!] = wholeNumberOf(this.#sums[i]!);
    return products;
  }
}

/** The powers 0 to 3. */
const powersOf = (n: bigint): readonly bigint[] => [1n, n, n * n, n * n * n];

/** Of a group, the number of clusters measured in both periods, and their products. */
type PairProducts = Products & { readonly sharedClusters: number };

const NO_PAIRS: PairProducts = { ...NO_PRODUCTS, sharedClusters: 0 };

/** Accumulates the products of clusters measured in two periods, by group; exact and by sizes, as in `ClusterMoments`. */
export class PairMoments {
  readonly #classes: SizeClasses;
  /** By group, clusters too large for the exact sums. */
  readonly #large = new Map<number, (readonly [n1: bigint, n2: bigint, s1: bigint, s2: bigint])[]>();

  constructor(groups: number) {
    this.#classes = new SizeClasses(groups, { width: WIDTH, small: SMALL_PAIRS });
  }

  /** Adds a cluster with measurements in both periods. */
  add(group: number, n1: number, n2: number, s1: number, s2: number): void {
    if (n1 < SIZES && n2 < SIZES && s1 < SMALL_FACTOR && s2 < SMALL_FACTOR) {
      const at = this.#classes.at(group, pairOf(n1, n2));
      const { sums } = this.#classes;
      const s1s1 = s1 * s1;
      const s2s2 = s2 * s2;
      sums[at + COUNT]!++;
      sums[at + S1]! += s1;
      sums[at + S2]! += s2;
      addExact(sums, at + S1S2, s1 * s2);
      addExact(sums, at + S1S1, s1s1);
      addExact(sums, at + S2S2, s2s2);
      addProduct(sums, at + S1S1S2, s1s1, s2);
      addProduct(sums, at + S1S2S2, s2s2, s1);
    } else {
      const large = this.#large.get(group) ?? [];
      large.push([BigInt(n1), BigInt(n2), BigInt(s1), BigInt(s2)]);
      this.#large.set(group, large);
    }
  }

  of(group: number): PairProducts {
    const [classes, large] = [this.#classes.of(group), this.#large.get(group) ?? []];
    if (classes.length + large.length === 0) return NO_PAIRS;
    const found = new ProductSums();
    for (const [n1, n2, s1, s2] of large)
      found.add(n1, n2, [1n, s1, s2, s1 * s2, s1 * s1, s2 * s2, s1 * s1 * s2, s1 * s2 * s2]);
    const { sums } = this.#classes;
    for (const { at, size } of classes) {
      found.add(...sizesOf(size), [
        BigInt(sums[at + COUNT]!),
        BigInt(sums[at + S1]!),
        BigInt(sums[at + S2]!),
        exactSum(sums, at + S1S2),
        exactSum(sums, at + S1S1),
        exactSum(sums, at + S2S2),
        exactProducts(sums, at + S1S1S2),
        exactProducts(sums, at + S1S2S2),
      ]);
    }
    return { ...found.products, sharedClusters: Number(found.clusters) };
  }
}
