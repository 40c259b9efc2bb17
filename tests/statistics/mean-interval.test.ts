import { range } from 'd3';
import { describe, expect, it } from 'vitest';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { meanIngredients as ingredients } from './clustered-measurements.ts';

describe('the 95% interval of the mean', () => {
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
    const clusters = range(5000).map((i) => range(1 + (i % 7)).map(() => 40_000));
    const { mean, lower, upper } = meanInterval(ingredients(clusters));
    expect([lower, upper]).toEqual([mean, mean]);
  });
});
