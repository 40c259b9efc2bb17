import { describe, expect, it } from 'vitest';
import type { LedgerCase, LedgerPlace } from '#lib/domain/cases/ledger/ledger-case.ts';
import { chooseCases, parseLedgerChoice } from '#lib/domain/cases/ledger/ledger-choice.ts';
import { byOperatorAndQuarter, dueSoon, summariesOf } from '#lib/domain/cases/ledger/ledger-figures.ts';
import type { DueStanding } from '#lib/domain/cases/deadlines/due.ts';

const place = (key: string, changed: Partial<LedgerPlace> = {}): LedgerPlace => ({
  ...{ key, title: key, people: 100, promised: null, claimedOn: null, outcome: null },
  ...changed,
});

const due = (on: string | null, standing: DueStanding) => ({
  ...{ on, standing, workingDays: on === null ? null : 1, uncertain: [] },
});

const opened = (id: number, changed: Partial<LedgerCase> = {}): LedgerCase => ({
  ...{ id, number: `HS-000${id}`, operator: 'viettel', operatorName: 'Viettel', standard: '4g-mean-40' },
  ...{ edition: '2024', level: 'district', places: [place('area:1')], people: 100, reason: 'weak' },
  ...{ openedOn: '2024-07-01', state: 'sent', since: null, sentOn: '2024-07-02', document: '1/BCVT' },
  ...{ deadline: null, reminders: 0, answeredOn: null, verifiedOn: null, simulated: false },
  due: due('2024-08-01', 'later'),
  ...changed,
});

const CASES = [
  opened(1, { due: due('2024-08-05', 'later'), people: 10 }),
  opened(2, { state: 'overdue', due: due('2024-07-05', 'overdue') }),
  opened(3, { state: 'closed', due: due(null, 'none'), people: null }),
  opened(4, { operator: 'mobifone', operatorName: 'MobiFone', due: due('2024-07-12', 'this_week') }),
  opened(5, { state: 'draft', sentOn: null, due: due(null, 'none'), openedOn: '2024-07-09' }),
];
const chosen = (query: string) =>
  chooseCases(CASES, parseLedgerChoice(new URLSearchParams(query))).map(({ id }) => id);

describe('the board', () => {
  it('shows open cases, overdue first and without a date last', () => {
    expect(chosen('')).toEqual([2, 4, 1, 5]);
  });

  it('is filtered and ordered by its address', () => {
    expect(chosen('state=all')).toEqual([2, 4, 1, 5, 3]);
    expect(chosen('state=closed')).toEqual([3]);
    expect(chosen('operator=mobifone')).toEqual([4]);
    expect(chosen('due=overdue')).toEqual([2]);
    const reminded = [
      opened(6, { reminders: 1 }),
      opened(7, { reminders: 2, state: 'overdue' }),
      opened(8, { reminders: 3, state: 'answered' }),
    ];
    const remindedIn = (state: string) =>
      chooseCases(reminded, parseLedgerChoice(new URLSearchParams({ state }))).map(({ id }) => id);
    expect(['reminder_1', 'reminder_2', 'reminder_3'].map(remindedIn)).toEqual([[6], [7], []]);
    expect(chosen('state=all&order=people').at(-1)).toBe(3);
    expect(chosen('order=opened')[0]).toBe(5);
    expect(chosen('search=MOBIF')).toEqual([4]);
    expect(chosen('search=0002')).toEqual([2]);
    expect(chosen('search=2 mobifone')).toEqual([]);
    for (const query of ['state=lost', 'due=soon', 'order=size', 'page=0', 'page=x'])
      expect(() => chosen(query)).toThrow('parameter_value_unknown');
  });

  it('says what is due by Sunday', () => {
    expect(dueSoon(CASES).map(({ id }) => id)).toEqual([2, 4]);
  });
});

describe('the summary', () => {
  it('counts each place once, of open cases, and operators apart', () => {
    const [whole, viettel, mobifone] = summariesOf(CASES);
    expect(whole).toMatchObject({
      ...{ operator: null, cases: 5, open: 4, overdue: 1, worse: 0 },
      affected: { places: 1, people: 100 },
    });
    expect(whole.byState).toMatchObject({ sent: 2, overdue: 1, closed: 1, draft: 1, met: 0 });
    expect(viettel).toMatchObject({ operator: 'viettel', cases: 4, open: 3, overdue: 1 });
    expect(mobifone).toMatchObject({ operator: 'mobifone', cases: 1, overdue: 0 });
  });

  it('counts as proven what tests that may close a case found, and as worse what became slower', () => {
    const places = [place('area:1', { outcome: 'met' }), place('area:2', { outcome: 'not_met' })];
    const [whole] = summariesOf([
      opened(1, { state: 'not_met', places }),
      opened(2, { state: 'worse', places: [place('area:3', { outcome: 'worse' })] }),
    ]);
    expect(whole).toMatchObject({ proven: { places: 1, people: 100 }, worse: 1 });
    expect(summariesOf([])[0]).toMatchObject({ cases: 0, affected: { places: 0, people: null } });
  });
});

describe('a quarter of an operator', () => {
  it('has each step in the quarter it happened in', () => {
    const promised = { from: '2024-10-01', to: '2025-01-01' };
    const rows = byOperatorAndQuarter([
      opened(1, {
        ...{ sentOn: '2024-03-31', answeredOn: '2024-04-02', verifiedOn: '2024-12-30' },
        places: [
          place('area:1', { promised, claimedOn: '2024-07-01', outcome: 'met' }),
          place('area:2', { people: null }),
        ],
      }),
      opened(2, { sentOn: null }),
    ]);
    const none = { places: 0, people: null };
    expect(
      rows.map(({ from, cases, asked, promised: of, claimed, proven }) => [
        ...[from, cases, asked, of, claimed, proven],
      ]),
    ).toEqual([
      ['2024-10-01', 0, none, none, none, { places: 1, people: 100 }],
      ['2024-07-01', 0, none, none, { places: 1, people: 100 }, none],
      ['2024-04-01', 0, none, { places: 1, people: 100 }, none, none],
      ['2024-01-01', 1, { places: 2, people: 100 }, none, none, none],
    ]);
  });
});
