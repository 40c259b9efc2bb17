import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dueStanding, reminderDates, sundayOf } from '#lib/domain/cases/deadlines/due.ts';
import { isWorkingDay, type WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import { addWorkingDays, endOfTerm, workingDaysBetween } from '#lib/domain/cases/deadlines/working-days.ts';
import { addDays, isLocalDate } from '#lib/domain/local-date.ts';

const CALENDAR = JSON.parse(readFileSync('data/reference/holidays/holidays.json', 'utf8')) as WorkingCalendar;
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
const isWeekend = (date: string) => [0, 6].includes(weekday(date));

describe('the calendar', () => {
  it('has days off on weekdays and worked days on weekends, each year in its own', () => {
    for (const { year, daysOff, workedWeekends, documents } of CALENDAR.years) {
      const dates = [...daysOff.map(({ on }) => on), ...workedWeekends];
      expect(dates.filter((date) => !isLocalDate(date) || !date.startsWith(`${year}-`))).toEqual([]);
      expect(daysOff.filter(({ on }) => isWeekend(on))).toEqual([]);
      expect(workedWeekends.filter((date) => !isWeekend(date))).toEqual([]);
      expect(documents.length).toBeGreaterThan(0);
      expect(new Set(dates).size).toBe(dates.length);
    }
  });

  it('of a published year has the eleven holidays of the labour code, exchanged days worked again', () => {
    for (const { status, daysOff, workedWeekends } of CALENDAR.years.filter(
      (year) => year.status === 'published',
    )) {
      expect(status).toBe('published');
      expect(daysOff.length - workedWeekends.length).toBe(11);
    }
  });

  it('knows Tết, exchanged days and weekends', () => {
    const worked = ['2024-02-07', '2024-02-15', '2024-05-04', '2025-04-26', '2025-02-03'];
    const off = ['2024-02-09', '2024-04-29', '2024-05-05', '2025-01-27', '2025-05-02', '2026-02-16'];
    expect(worked.filter((date) => !isWorkingDay(date, CALENDAR))).toEqual([]);
    expect(off.filter((date) => isWorkingDay(date, CALENDAR))).toEqual([]);
  });
});

describe('working days', () => {
  it('are counted without the first day, over weekends and holidays', () => {
    expect(addWorkingDays('2024-07-01', 5, CALENDAR)).toEqual({ on: '2024-07-08', uncertain: [] });
    expect(addWorkingDays('2024-02-07', 1, CALENDAR).on).toBe('2024-02-15');
    expect(addWorkingDays('2024-02-15', -1, CALENDAR).on).toBe('2024-02-07');
    expect(addWorkingDays('2024-04-26', 1, CALENDAR).on).toBe('2024-05-02');
    expect(addWorkingDays('2024-05-03', 1, CALENDAR).on).toBe('2024-05-04');
    expect(addWorkingDays('2024-07-01', 0, CALENDAR).on).toBe('2024-07-01');
  });

  it('between two dates undo the adding', () => {
    for (let start = '2024-01-01', i = 0; i < 60; i += 1, start = addDays(start, 11)) {
      for (const days of [1, 5, 15]) {
        const { on } = addWorkingDays(start, days, CALENDAR);
        expect(workingDaysBetween(start, on, CALENDAR)).toBe(days);
        expect(workingDaysBetween(on, start, CALENDAR)).toBe(-days);
      }
    }
  });

  it('in a year that is unknown or partial are said to be uncertain', () => {
    expect(addWorkingDays('2025-12-29', 10, CALENDAR).uncertain).toEqual([2026]);
    expect(addWorkingDays('2027-01-04', 5, CALENDAR)).toEqual({ on: '2027-01-11', uncertain: [2027] });
    expect(endOfTerm('2031-05-01', CALENDAR)).toEqual({ on: '2031-05-01', uncertain: [2031] });
  });
});

describe('what is due', () => {
  it('on a day off is due on the next working day', () => {
    expect(endOfTerm('2024-02-10', CALENDAR).on).toBe('2024-02-15');
    expect(endOfTerm('2024-05-04', CALENDAR).on).toBe('2024-05-04');
  });

  it('is overdue, due today, this week, later or not at all', () => {
    const standing = (today: string) => dueStanding('2024-07-13', today, CALENDAR);
    expect(standing('2024-07-16')).toMatchObject({ standing: 'overdue', on: '2024-07-15', workingDays: -1 });
    expect(standing('2024-07-15')).toMatchObject({ standing: 'today', workingDays: 0 });
    expect(standing('2024-07-14').standing).toBe('later');
    expect(dueStanding('2024-07-12', '2024-07-08', CALENDAR)).toMatchObject({
      standing: 'this_week',
      workingDays: 4,
    });
    expect(dueStanding(null, '2024-07-08', CALENDAR).standing).toBe('none');
    expect([sundayOf('2024-07-08'), sundayOf('2024-07-14')]).toEqual(['2024-07-14', '2024-07-14']);
  });

  it('is asked for again after one, six and eleven working days', () => {
    expect(reminderDates('2024-07-12', CALENDAR).map(({ on }) => on)).toEqual([
      '2024-07-15',
      '2024-07-22',
      '2024-07-29',
    ]);
  });
});
