import { describe, expect, it } from 'vitest';
import { parsePromised } from '#lib/domain/cases/letters/promised-dates.ts';
import { plainDates } from '#lib/messages/plain-dates.ts';

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
    expect(plainDates({ from, to }, 'vi')).toBe(written);
  });

  it.each([
    ['2024-08-20', '2024-09-01', 'từ 20/8 đến 31/8/2024', 'from 20/8 to 31/8/2024'],
    ['2024-12-20', '2025-01-11', 'từ 20/12/2024 đến 10/1/2025', 'from 20/12/2024 to 10/1/2025'],
    ['2024-07-01', '2024-09-01', 'từ 1/7 đến 31/8/2024', 'from 1/7 to 31/8/2024'],
    ['2024-08-01', '2024-11-01', 'từ 1/8 đến 31/10/2024', 'from 1/8 to 31/10/2024'],
    ['2024-08-31', '2024-09-01', '31/8/2024', '31/8/2024'],
    ['2024-10-01', '2025-01-01', 'quý IV/2024', 'Q4 2024'],
  ])('from %s to before %s is %s; %s', (from, to, inVietnamese, inEnglish) => {
    expect(plainDates({ from, to }, 'vi')).toBe(inVietnamese);
    expect(plainDates({ from, to }, 'en')).toBe(inEnglish);
  });

  it.each(['31/9/2026', '13/2026', '0/2026', 'quý V/2026', 'sớm nhất', '', '2026', '15/9/26', '1/1/1999'])(
    '%j is none',
    (text) => {
      expect(parsePromised(text)).toBeNull();
    },
  );
});
