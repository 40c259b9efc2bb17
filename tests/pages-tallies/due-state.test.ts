import { describe, expect, it } from 'vitest';
import { daysLeft, dueAt, dueState, monthToChase } from '#lib/domain/due-state.ts';
import { addDays, addMonths, localDateAt } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';

const at = (instant: string) => new Date(instant);
const NOW = at('2024-12-01T00:00:00Z');
const MONTHS = Array.from({ length: 60 }, (_, i) => addMonths('2023-01', i));

describe('a report of July 2024', () => {
  it.each([
    ['2024-06-12T16:59:59Z', 'early'],
    ['2024-06-12T17:00:00Z', 'on_time'],
    ['2024-07-12T16:59:59.999Z', 'on_time'],
    ['2024-07-12T17:00:00Z', 'late'],
    ['2024-07-13T00:00:00+07:00', 'late'],
  ])('received at %s is %s', (received, state) => {
    expect(dueState('2024-07', at(received), NOW)).toBe(state);
  });

  it.each([
    ['2024-06-12T16:59:59Z', 'not_begun', 31],
    ['2024-06-12T17:00:00Z', 'waiting', 30],
    ['2024-07-12T16:59:59Z', 'waiting', 1],
    ['2024-07-12T17:00:00Z', 'missing', 0],
  ])('that is not there at %s is %s, with %i days left', (now, state, days) => {
    expect(dueState('2024-07', null, at(now))).toBe(state);
    expect(daysLeft('2024-07', at(now))).toBe(days);
  });
});

describe('the month that is chased', () => {
  it.each([
    ['2024-07-02T16:59:59Z', '2024-06'],
    ['2024-07-02T17:00:00Z', '2024-07'],
    ['2024-07-12T16:59:59Z', '2024-07'],
    ['2024-07-12T17:00:00Z', '2024-07'],
    ['2024-08-01T00:00:00Z', '2024-07'],
  ])('at %s is %s: the running one in its last ten days, else the one before', (now, month) => {
    expect(monthToChase(at(now))).toBe(month);
  });
});

describe('the day a report is due', () => {
  it('is moved by no weekend and no holiday', () => {
    // A Saturday; the first days of Tết 2021 (12 to 14 February).
    for (const month of ['2024-07', '2021-02']) {
      expect(dueAt(month).toISOString()).toBe(`${month}-12T17:00:00.000Z`);
    }
  });

  it('is the second at which waiting ends and late begins, in every month', () => {
    for (const month of MONTHS) {
      const due = dueAt(month);
      const before = new Date(due.getTime() - 1000);
      expect([dueState(month, before, due), dueState(month, due, due)]).toEqual(['on_time', 'late']);
      expect([dueState(month, null, before), dueState(month, null, due)]).toEqual(['waiting', 'missing']);
    }
  });

  it('leaves exactly one month on time for every instant: the report month of its date in Việt Nam', () => {
    for (let day = 0; day < 800; day += 1) {
      for (const time of ['00:00:00', '16:59:59', '17:00:00', '23:59:59']) {
        const instant = at(`${addDays('2023-06-01', day)}T${time}Z`);
        const open = MONTHS.filter((month) => dueState(month, instant, NOW) === 'on_time');
        expect(open).toEqual([reportMonthOf(localDateAt(instant))]);
      }
    }
  });
});
