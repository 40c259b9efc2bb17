import { describe, expect, it } from 'vitest';
import { ClusterMoments } from '#lib/server/aggregates/column-store/cluster-moments.ts';
import {
  addExact,
  addProduct,
  exactProducts,
  exactSum,
  PRODUCT_SUM,
  SUM,
} from '#lib/server/aggregates/column-store/exact-sums.ts';
import { PairMoments } from '#lib/server/aggregates/column-store/pair-moments.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';

const random = seededRandom(20_241_127);

describe('exact sums', () => {
  it('of terms and products up to 2^52 are those of whole numbers of any size', () => {
    const [sums, products] = [new Float64Array(2 * SUM), new Float64Array(2 * PRODUCT_SUM)];
    const wanted = [
      [0n, 0n],
      [0n, 0n],
    ];
    for (let i = 0; i < 5000; i++) {
      const [at, term, factor] = [
        random.integer(2),
        random.integer(2 ** 30) * 2 ** 22 + i,
        random.integer(2 ** 26),
      ];
      addExact(sums, SUM * at, term);
      addProduct(products, PRODUCT_SUM * at, term, factor);
      wanted[0]![at]! += BigInt(term);
      wanted[1]![at]! += BigInt(term) * BigInt(factor);
    }
    expect([
      [exactSum(sums, 0), exactSum(sums, SUM)],
      [exactProducts(products, 0), exactProducts(products, PRODUCT_SUM)],
    ]).toEqual(wanted);
  });

  it('hold clusters of any number of tests and any speeds', () => {
    const moments = new ClusterMoments(1);
    const pairs = new PairMoments(1);
    const singletons = { tests: 1, deviceKnown: 0, v: 40_000n, vv: 40_000n ** 2n, vvv: 40_000n ** 3n };
    moments.add(0, 70_000, 2 ** 31 * 70_000);
    pairs.add(0, 2, 70_000, 80_000, 2 ** 31 * 70_000);
    const [n, s] = [70_000n, 2n ** 31n * 70_000n];
    expect(moments.of(0, singletons)).toMatchObject({
      clusters: 2,
      n5: 1n + n ** 5n,
      sss: 40_000n ** 3n + s ** 3n,
    });
    expect(pairs.of(0)).toMatchObject({ n1n2n2n2: Number(2n * n ** 3n), s1s2s2: 80_000n * s * s });
  });
});
