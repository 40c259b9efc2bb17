import { describe, expect, it } from 'vitest';
import { lookBy, monthsAfter, registeredLooks } from '#lib/domain/cases/verification/looks.ts';
import { closeOutcome, outcomeOfPlaces } from '#lib/domain/cases/verification/outcome.ts';

describe('registered looks', () => {
  it('are the due date and each month after it, at most 5% of error in all', () => {
    const looks = registeredLooks('2025-01-31', 11);
    expect(looks).toHaveLength(12);
    expect(looks.slice(0, 3).map(({ on }) => on)).toEqual(['2025-01-31', '2025-02-28', '2025-03-31']);
    expect(looks[0]!.error).toBe(0.025);
    expect(looks.reduce((sum, { error }) => sum + error, 0)).toBeCloseTo(0.05, 12);
    expect(registeredLooks('2025-01-31', 0)).toEqual([{ on: '2025-01-31', error: 0.025 }]);
  });

  it('judge nothing between two of them', () => {
    const looks = registeredLooks('2025-04-01', 2);
    expect(
      ['2025-03-31', '2025-04-01', '2025-04-30', '2025-05-01', '2026-01-01'].map((day) => lookBy(looks, day)),
    ).toEqual([null, 0, 0, 1, 2]);
  });

  it('fall on the last day of a shorter month', () => {
    expect(monthsAfter('2024-12-31', 2)).toBe('2025-02-28');
    expect(monthsAfter('2023-11-30', 3)).toBe('2024-02-29');
  });
});

describe('the outcome of a case', () => {
  it('is met only where every place is, and worse where any is', () => {
    expect(outcomeOfPlaces(['met', 'met'])).toBe('met');
    expect(outcomeOfPlaces(['met', 'too_few'])).toBe('too_few');
    expect(outcomeOfPlaces(['met', 'too_few', 'not_met'])).toBe('not_met');
    expect(outcomeOfPlaces(['met', 'worse', 'not_met'])).toBe('worse');
    expect(outcomeOfPlaces([])).toBe('too_few');
  });

  it('is likely, not met, by tests that may not close it', () => {
    expect(closeOutcome('met', 'met')).toEqual({ outcome: 'met', likely: false });
    expect(closeOutcome('too_few', 'met')).toEqual({ outcome: 'too_few', likely: true });
    expect(closeOutcome('too_few', 'not_met')).toEqual({ outcome: 'not_met', likely: false });
    expect(closeOutcome('too_few', 'worse')).toEqual({ outcome: 'worse', likely: false });
    expect(closeOutcome('not_met', 'met')).toEqual({ outcome: 'not_met', likely: false });
  });
});
