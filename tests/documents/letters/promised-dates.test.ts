import { describe, expect, it } from 'vitest';
import { formatPromised, parsePromised } from '#lib/domain/cases/letters/promised-dates.ts';

describe('a promised date', () => {
  it.each([
    ['15/9/2026', '2026-09-15', '2026-09-16', '15/9/2026'],
    ['31/12/2026', '2026-12-31', '2027-01-01', '31/12/2026'],
    ['trước ngày 05/02/2026', '2026-02-05', '2026-02-06', '5/2/2026'],
    ['9/2026', '2026-09-01', '2026-10-01', '9/2026'],
    ['tháng 12/2026', '2026-12-01', '2027-01-01', '12/2026'],
    ['quý IV/2026', '2026-10-01', '2027-01-01', 'quý IV/2026'],
    ['Quý 1 năm 2027', '2027-01-01', '2027-04-01', 'quý I/2027'],
    ['trong quý iii/2026', '2026-07-01', '2026-10-01', 'quý III/2026'],
    ['2026-09-15', '2026-09-15', '2026-09-16', '15/9/2026'],
  ])('%s is from %s to before %s', (text, from, to, written) => {
    expect(parsePromised(text)).toEqual({ from, to });
    expect(formatPromised({ from, to })).toBe(written);
  });

  it.each(['31/9/2026', '13/2026', '0/2026', 'quý V/2026', 'sớm nhất', '', '2026', '15/9/26', '1/1/1999'])(
    '%j is none',
    (text) => {
      expect(parsePromised(text)).toBeNull();
    },
  );
});
