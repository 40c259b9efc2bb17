import { randomLcg, randomLogNormal, range } from 'd3';
import type { MeanIngredients } from '#lib/server/aggregates/mean-interval.ts';
import type { ThresholdIngredients } from '#lib/server/aggregates/share-interval.ts';

/** Speeds of the tests of each cluster, kbit/s. */
export type Clusters = readonly (readonly number[])[];

/**
 * The sums that SQL returns, of clusters given by their values. Doubles, not whole numbers of any size as in
 * SQL: for a thousand samples that is quicker, and the sixteenth digit decides nothing.
 */
export function meanIngredients(clusters: Clusters): MeanIngredients {
  const sums = { n2: 0, n3: 0, n4: 0, n5: 0, ns: 0, ss: 0, nns: 0, nss: 0, sss: 0 };
  let [tests, kbpsSum, kbpsSquared] = [0, 0, 0];
  for (const cluster of clusters) {
    const n = cluster.length;
    let s = 0;
    for (const kbps of cluster) {
      s += kbps;
      kbpsSquared += kbps * kbps;
    }
    tests += n;
    kbpsSum += s;
    sums.n2 += n ** 2;
    sums.n3 += n ** 3;
    sums.n4 += n ** 4;
    sums.n5 += n ** 5;
    sums.ns += n * s;
    sums.ss += s * s;
    sums.nns += n * n * s;
    sums.nss += n * s * s;
    sums.sss += s ** 3;
  }
  return { ...sums, tests, clusters: clusters.length, kbpsSum, kbpsSquared };
}

/** The same of the tests of a kind. */
export function thresholdIngredients(
  clusters: Clusters,
  isWithin: (kbps: number) => boolean,
): ThresholdIngredients {
  const of = meanIngredients(clusters.map((cluster) => cluster.map((kbps) => Number(isWithin(kbps)))));
  return { ...of, k: Number(of.kbpsSum), nk: of.ns, kk: of.ss };
}

/** How devices differ, and the tests of one device, on the log scale. */
export interface Spread {
  readonly device: number;
  readonly test: number;
}

export const TRUE_MEAN = 40_000;

/** A seeded source of samples: skewed speeds around a mean of 40 Mbps, several of each device. */
export function sampler(seed: number, { device, test }: Spread, testsOfDevice: (random: number) => number) {
  const random = randomLcg(seed);
  const logMean = Math.log(TRUE_MEAN) - (device ** 2 + test ** 2) / 2;
  const speedOfDevice = randomLogNormal.source(random)(logMean, device);
  const factor = randomLogNormal.source(random)(0, test);
  return (tests: number): Clusters => {
    const clusters: number[][] = [];
    for (let left = tests; left > 0;) {
      const size = Math.min(left, testsOfDevice(random()));
      const speed = speedOfDevice();
      clusters.push(range(size).map(() => Math.round(speed * factor())));
      left -= size;
    }
    return clusters;
  };
}
