import { randomLcg, range } from 'd3';
import { describe, expect, it } from 'vitest';
import { countVerdicts, judge, VERDICTS, type Verdict } from '#lib/domain/verdict.ts';
import { meanInterval } from '#lib/server/aggregates/mean-interval.ts';
import { meanIngredients, sampler } from './clustered-measurements.ts';

const LIMIT = 40_000;
const MINIMUM = 300;
const RANK: Partial<Record<Verdict, number>> = { not_met: 0, undecided: 1, met: 2 };

describe('a verdict', () => {
  it('is never worse for a faster interval, nor better for a higher limit', () => {
    const random = randomLcg(7);
    const trespasses = range(2000).filter(() => {
      const [lower, width, faster] = [random() * 80_000, random() * 20_000, random() * 20_000];
      const rank = (shift: number, limit: number) =>
        RANK[judge({ tests: MINIMUM, lower: lower + shift, upper: lower + width + shift }, limit, MINIMUM)]!;
      return rank(faster, LIMIT) < rank(0, LIMIT) || rank(0, LIMIT + faster) > rank(0, LIMIT);
    });
    expect(trespasses).toEqual([]);
  });

  it('is no worse when every test is faster by as much', () => {
    const sample = sampler(11, { device: 0.5, test: 0.5 }, (u) => 1 + Math.floor(u * 5));
    const met = new Set<Verdict>();
    for (let round = 0; round < 50; round++) {
      const clusters = sample(MINIMUM);
      const ranks = range(-12_000, 12_001, 1500).map((faster) => {
        const shifted = clusters.map((cluster) => cluster.map((kbps) => kbps + faster));
        const { mean, lower, upper } = meanInterval(meanIngredients(shifted));
        const verdict = judge({ tests: MINIMUM, lower, upper }, LIMIT, MINIMUM);
        met.add(verdict);
        return { mean: mean!, rank: RANK[verdict]! };
      });
      expect(ranks).toEqual(ranks.toSorted((a, b) => a.mean - b.mean));
      expect(ranks.map(({ rank }) => rank)).toEqual(ranks.map(({ rank }) => rank).toSorted((a, b) => a - b));
    }
    expect(met).toEqual(new Set(['not_met', 'undecided', 'met']));
  });

  it('can be worse for a higher mean, when one test is much faster', () => {
    const sample = sampler(12, { device: 0.3, test: 0.3 }, () => 1)(MINIMUM);
    const faster = LIMIT + 50 - meanInterval(meanIngredients(sample)).lower!;
    const shifted = sample.map(([kbps]) => [Math.round(kbps! + faster)]);
    const spiked = shifted.map((cluster, i) => (i === 0 ? [1_200_000] : cluster));
    const judged = [shifted, spiked].map((clusters) => {
      const { mean, lower, upper } = meanInterval(meanIngredients(clusters));
      return { mean: mean!, verdict: judge({ tests: MINIMUM, lower, upper }, LIMIT, MINIMUM) };
    });
    expect(judged.map(({ verdict }) => verdict)).toEqual(['met', 'undecided']);
    expect(judged[1]!.mean).toBeGreaterThan(judged[0]!.mean);
  });

  it.each([
    [299, 90_000, 95_000, 'too_few'],
    [300, 90_000, 95_000, 'met'],
    [300, 40_000, 95_000, 'met'],
    [300, 39_999.9, 95_000, 'undecided'],
    [300, 30_000, 40_000, 'undecided'],
    [300, 30_000, 39_999.9, 'not_met'],
    [0, null, null, 'untested'],
    [5000, null, null, 'too_few'],
    [5000, null, 30_000, 'too_few'],
    [5000, 50_000, null, 'too_few'],
  ] as const)('of %d tests between %d and %d kbit/s is %s', (tests, lower, upper, verdict) => {
    expect(judge({ tests, lower, upper }, LIMIT, MINIMUM)).toBe(verdict);
  });

  it('is counted by kind, kinds nobody got included', () => {
    const counts = countVerdicts(['met', 'met', 'untested']);
    expect(VERDICTS.map((verdict) => counts[verdict])).toEqual([2, 0, 0, 0, 1]);
  });
});
