import { randomInt, randomLcg, randomLogNormal, range, sum } from 'd3';
import { describe, expect, it } from 'vitest';
import { meanInterval, type MeanIngredients } from '#lib/server/statistics/mean-interval.ts';

/** The sums that SQL returns, of clusters given by their values. */
function ingredients(clusters: readonly (readonly number[])[]): MeanIngredients {
  const n = clusters.map((cluster) => cluster.length);
  const s = clusters.map((cluster) => sum(cluster));
  const bigSum = (term: (i: number) => bigint) => n.reduce((total, _, i) => total + term(i), 0n);
  return {
    tests: sum(n),
    clusters: clusters.length,
    kbpsSum: sum(s),
    testsSquared: bigSum((i) => BigInt(n[i]!) ** 2n),
    testsTimesKbps: bigSum((i) => BigInt(n[i]!) * BigInt(s[i]!)),
    kbpsSquared: bigSum((i) => BigInt(s[i]!) ** 2n),
  };
}

const TESTS = 300;
const ROUNDS = 2000;
/** Spread of devices, and of the tests of one device, on the log scale: as skewed as mobile speeds are. */
const SPREAD = { device: 0.5, test: 0.4 };
const TRUE_MEAN = 40_000;

function simulate(seed: number): number {
  const random = randomLcg(seed);
  const logMean = Math.log(TRUE_MEAN) - (SPREAD.device ** 2 + SPREAD.test ** 2) / 2;
  const deviceSpeed = randomLogNormal.source(random)(logMean, SPREAD.device);
  const testFactor = randomLogNormal.source(random)(0, SPREAD.test);
  const testsOfDevice = randomInt.source(random)(1, 6);
  let covered = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const clusters: number[][] = [];
    for (let left = TESTS; left > 0;) {
      const tests = Math.min(left, testsOfDevice());
      const speed = deviceSpeed();
      clusters.push(range(tests).map(() => Math.round(speed * testFactor())));
      left -= tests;
    }
    const { lower, upper } = meanInterval(ingredients(clusters));
    if (lower! <= TRUE_MEAN && TRUE_MEAN <= upper!) covered += 1;
  }
  return covered / ROUNDS;
}

describe('the 95% interval of the mean', () => {
  it('holds the true mean in 92 to 97 of 100 samples of 300 skewed tests, several per device', () => {
    const coverage = simulate(20240613);
    expect(coverage).toBeGreaterThanOrEqual(0.92);
    expect(coverage).toBeLessThanOrEqual(0.97);
  });

  it('is that of independent tests when each device tested once', () => {
    const { mean, lower, upper } = meanInterval(ingredients([[1], [2], [3], [4]].map(([v]) => [v! * 1000])));
    // s = 1290.994, t(3) = 3.182446, half = t s / sqrt(4)
    expect(mean).toBe(2500);
    expect(upper! - mean!).toBeCloseTo((3.18244630528371 * 1290.9944487358057) / 2, 3);
    expect(mean! - lower!).toBeCloseTo(upper! - mean!, 9);
  });

  it('widens when the same tests come from fewer devices', () => {
    const width = (clusters: number[][]) => {
      const { lower, upper } = meanInterval(ingredients(clusters));
      return upper! - lower!;
    };
    const speeds = [20_000, 22_000, 24_000, 60_000, 62_000, 64_000];
    const [a, b, c, d, e, f] = speeds as [number, number, number, number, number, number];
    expect(
      width([
        [a, b, c],
        [d, e, f],
      ]),
    ).toBeGreaterThan(width(speeds.map((speed) => [speed])));
  });

  it('has no bounds from one cluster, and no mean from none', () => {
    expect(meanInterval(ingredients([[5000, 7000]]))).toEqual({ mean: 6000, lower: null, upper: null });
    expect(meanInterval(ingredients([]))).toEqual({ mean: null, lower: null, upper: null });
  });

  it('has no width when all tests are equal, however many: nothing is lost in the sums', () => {
    const clusters = range(5000).map((i) => range(1 + (i % 7)).map(() => 987_654_321));
    const { mean, lower, upper } = meanInterval(ingredients(clusters));
    expect([lower, upper]).toEqual([mean, mean]);
  });
});
