import { describe, expect, it } from 'vitest';
import { ranksOf } from '#lib/domain/ranking.ts';

const between = (lower: number | null, upper: number | null) => ({ lower, upper });

describe('operators in order', () => {
  it('share a rank when their intervals overlap, and the next ranks behind all of them', () => {
    expect(ranksOf([between(50, 60), between(55, 65), between(20, 30)])).toEqual([1, 1, 3]);
  });

  it('touching intervals are a tie', () => {
    expect(ranksOf([between(50, 60), between(40, 50)])).toEqual([1, 1]);
  });

  it('one that overlaps both its neighbours ranks with the better, which are apart', () => {
    expect(ranksOf([between(50, 60), between(38, 52), between(30, 40)])).toEqual([1, 1, 2]);
  });

  it('have no rank without an interval', () => {
    expect(ranksOf([between(null, null), between(10, 20)])).toEqual([null, 1]);
  });
});
