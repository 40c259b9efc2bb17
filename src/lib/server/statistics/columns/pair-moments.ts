import { PRODUCTS, type Products } from '../change-sums.sql.ts';
import { ExactProductSums, ExactSums, SMALL_FACTOR } from './exact-sums.ts';
import { SizeClasses } from './size-classes.ts';
import { wholeNumberOf } from './whole-number-of.ts';

/** Clusters of fewer tests in both periods are gathered by their sizes; larger ones, of which there are few, each by itself. */
const SIZES = 1 << 16;

/** What the products take of clusters of the same sizes, summed; `s1` and `s2` their kbit/s in the base and now. */
type KbpsPart = '' | 's1' | 's2' | 's1s2' | 's1s1' | 's2s2' | 's1s1s2' | 's1s2s2';

/** How a product's word is made of powers of the sizes and of speeds. */
const SPELLED = PRODUCTS.map((word) => {
  const factors = word.match(/[ns][12]/g)!;
  const times = (wanted: string) => BigInt(factors.filter((factor) => factor === wanted).length);
  const kbps = factors.filter((factor) => factor.startsWith('s')).sort();
  return { word, n1: times('n1'), n2: times('n2'), kbps: kbps.join('') as KbpsPart };
});

/** Clusters of the same sizes. */
type Part = { readonly n1: bigint; readonly n2: bigint } & Readonly<Record<KbpsPart, bigint>>;

/** Gathers what pairs two periods in each group, cluster by cluster; by sizes first and exact, as `ClusterMoments`. */
export class PairMoments {
  readonly #sizes: SizeClasses;
  readonly #s1 = new ExactSums(0);
  readonly #s2 = new ExactSums(0);
  readonly #s1s2 = new ExactSums(0);
  readonly #s1s1 = new ExactSums(0);
  readonly #s2s2 = new ExactSums(0);
  readonly #s1s1s2 = new ExactProductSums(0);
  readonly #s1s2s2 = new ExactProductSums(0);
  /** By group, clusters whose sums do not fit the exact ones. */
  readonly #large = new Map<number, Part[]>();

  constructor(groups: number) {
    const sums = [this.#s1, this.#s2, this.#s1s2, this.#s1s1, this.#s2s2, this.#s1s1s2, this.#s1s2s2];
    this.#sizes = new SizeClasses(groups, (count) => sums.forEach((sum) => sum.extend(count)));
  }

  /** Adds a cluster with tests in both periods. */
  add(group: number, n1: number, n2: number, s1: number, s2: number): void {
    if (n1 < SIZES && n2 < SIZES && s1 < SMALL_FACTOR && s2 < SMALL_FACTOR) {
      const at = this.#sizes.count(group, n1 * SIZES + n2);
      this.#s1.add(at, s1);
      this.#s2.add(at, s2);
      this.#s1s2.add(at, s1 * s2);
      this.#s1s1.add(at, s1 * s1);
      this.#s2s2.add(at, s2 * s2);
      this.#s1s1s2.add(at, s1 * s1, s2);
      this.#s1s2s2.add(at, s2 * s2, s1);
    } else {
      const large = this.#large.get(group) ?? [];
      large.push(ofOne(BigInt(n1), BigInt(n2), BigInt(s1), BigInt(s2)));
      this.#large.set(group, large);
    }
  }

  of(group: number): Products & { readonly sharedClusters: number } {
    const parts = [...(this.#large.get(group) ?? [])];
    for (const { at, size, count } of this.#sizes.of(group)) {
      parts.push({
        n1: BigInt(Math.floor(size / SIZES)),
        n2: BigInt(size % SIZES),
        '': BigInt(count),
        s1: this.#s1.at(at),
        s2: this.#s2.at(at),
        s1s2: this.#s1s2.at(at),
        s1s1: this.#s1s1.at(at),
        s2s2: this.#s2s2.at(at),
        s1s1s2: this.#s1s1s2.at(at),
        s1s2s2: this.#s1s2s2.at(at),
      });
    }
    const products = SPELLED.map(({ word, n1, n2, kbps }) => [
      word,
      wholeNumberOf(parts.reduce((sum, part) => sum + part.n1 ** n1 * part.n2 ** n2 * part[kbps], 0n)),
    ]);
    return {
      sharedClusters: Number(parts.reduce((sum, part) => sum + part[''], 0n)),
      ...(Object.fromEntries(products) as Products),
    };
  }
}

const ofOne = (n1: bigint, n2: bigint, s1: bigint, s2: bigint): Part => ({
  n1,
  n2,
  '': 1n,
  s1,
  s2,
  s1s2: s1 * s2,
  s1s1: s1 * s1,
  s2s2: s2 * s2,
  s1s1s2: s1 * s1 * s2,
  s1s2s2: s1 * s2 * s2,
});
