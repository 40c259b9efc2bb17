import { describe, expect, it } from 'vitest';
import { rankRangesOf, rankText, surelyBelow } from '#lib/domain/ranking.ts';

const between = (lower: number | null, upper: number | null) => ({ lower, upper });
const ranksOf = (...intervals: ReturnType<typeof between>[]) => rankRangesOf(intervals).map(rankText);

describe('operators in order', () => {
  it('may have the same ranks when their intervals overlap, and the next is behind all of them', () => {
    expect(ranksOf(between(50, 60), between(55, 65), between(20, 30))).toEqual(['1–2', '1–2', '3']);
  });

  it('touching intervals are a tie', () => {
    expect(ranksOf(between(50, 60), between(40, 50))).toEqual(['1–2', '1–2']);
  });

  it('one that overlaps both its neighbours has a rank in common with each, which are apart', () => {
    expect(ranksOf(between(50, 60), between(38, 52), between(30, 40))).toEqual(['1–2', '1–3', '2–3']);
  });

  it('have no rank without an interval, and count for nobody else', () => {
    expect(ranksOf(between(null, null), between(10, 20))).toEqual([null, '1']);
  });
});

describe('a mean surely below another', () => {
  const of = (mean: number | null, lower: number | null, upper: number | null) => ({ mean, lower, upper });

  it('is so by the interval of the difference, of skewed ones too', () => {
    // 3² + 4² = 5²: the difference of 5 is not sure, that of 5.1 is.
    expect(surelyBelow(of(10, 9, 13), of(15, 11, 30))).toBe(false);
    expect(surelyBelow(of(10, 9, 13), of(15.1, 11.1, 30))).toBe(true);
  });

  it('is never so without an interval', () => {
    expect(surelyBelow(of(1, null, null), of(50, 49, 51))).toBe(false);
    expect(surelyBelow(of(1, 0.9, 1.1), of(50, null, null))).toBe(false);
    expect(surelyBelow(of(null, null, null), of(50, 49, 51))).toBe(false);
  });
});
