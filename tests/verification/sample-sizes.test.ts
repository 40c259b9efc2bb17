import { describe, expect, it } from 'vitest';
import { furtherForDecision } from '#lib/domain/quota.ts';

/**
 * Tests of each side that prove an improvement of log-normal speeds by a factor (95%, 80% power), compared on the log
 * scale: two-sided normal quantiles, 2 * (2.8016 * sigma / ln factor)², rounded up.
 */
const PER_SIDE: readonly (readonly [factor: number, bySigma: readonly [number, number, number]])[] = [
  [1.1, [622, 1106, 1728]],
  [1.25, [113, 202, 315]],
  [1.5, [34, 61, 95]],
  [2, [12, 21, 33]],
];
const SIGMAS = [0.6, 0.8, 1] as const;

describe('tests needed for an improvement', () => {
  it('are the published ones on the log scale', () => {
    for (const [factor, wanted] of PER_SIDE)
      SIGMAS.forEach((sigma, i) => {
        const needed = 2 * (((1.959964 + 0.841621) * sigma) / Math.log(factor)) ** 2;
        expect(Math.abs(Math.ceil(needed) - wanted[i]!)).toBeLessThanOrEqual(1);
      });
  });

  it.each(PER_SIDE)('by %s are more for means than for logs, up to three times', (factor, wanted) => {
    SIGMAS.forEach((sigma, i) => {
      const ofMean = Math.exp(sigma ** 2) - 1;
      let perSide = 2;
      for (;;) {
        const needed = furtherForDecision(
          { tests: 0, clusters: 0, squaredSizes: 0 },
          { mean: factor, variance: ofMean * factor ** 2, intraclassCorrelation: 1, testsPerDevice: 1 },
          { limit: 1, limitVariance: ofMean / perSide, maxTests: 10_000 },
        );
        if (needed !== null && needed <= perSide) break;
        perSide += 1;
      }
      expect(perSide).toBeGreaterThanOrEqual(wanted[i]!);
      expect(perSide).toBeLessThanOrEqual(3 * wanted[i]!);
    });
  });
});
