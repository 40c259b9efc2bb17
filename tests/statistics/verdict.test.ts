import { randomLcg, range } from 'd3';
import { describe, expect, it } from 'vitest';
import { countVerdicts, judge, VERDICTS, type Verdict } from '#lib/domain/verdict.ts';

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

  it.each([
    [299, 90_000, 95_000, 'too_few'],
    [300, 90_000, 95_000, 'met'],
    [300, 40_000, 95_000, 'met'],
    [300, 39_999.9, 95_000, 'undecided'],
    [300, 30_000, 40_000, 'undecided'],
    [300, 30_000, 39_999.9, 'not_met'],
    [0, null, null, 'untested'],
    [5000, null, null, 'too_few'],
  ] as const)('of %d tests between %d and %d kbit/s is %s', (tests, lower, upper, verdict) => {
    expect(judge({ tests, lower, upper }, LIMIT, MINIMUM)).toBe(verdict);
  });

  it('is counted by kind, kinds nobody got included', () => {
    const counts = countVerdicts(['met', 'met', 'untested']);
    expect(VERDICTS.map((verdict) => counts[verdict])).toEqual([2, 0, 0, 0, 1]);
  });
});
