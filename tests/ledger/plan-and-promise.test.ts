import { describe, expect, it } from 'vitest';
import type { CaseEntry } from '#lib/domain/cases/case-entry.ts';
import { caseStanding } from '#lib/domain/cases/case-state.ts';
import { registeredLooks } from '#lib/domain/cases/verification/looks.ts';
import type { AnswerRow } from '#lib/domain/cases/answer.ts';
import type { VerificationPlan } from '#lib/domain/cases/verification/verification-plan.ts';

/** The dates of a plan; nothing else of it decides where a case stands. */
const planFrom = (countsFrom: string, due: string) =>
  ({ countsFrom, looks: registeredLooks(due, 11) }) as unknown as VerificationPlan;
const FIRST = planFrom('2024-09-01', '2024-10-01');
const LATER = planFrom('2025-01-01', '2025-02-01');
const promised = (to: string) => ({ place: 1, promised: { from: '2024-10-01', to }, countsFrom: null });

const entry = (number: number, kind: string, on: string, details: object) =>
  ({ number, kind, on, document: null, note: null, by: 'An', at: '', details }) as unknown as CaseEntry;
const SENT = entry(1, 'sent', '2024-08-01', { deadline: '2024-08-15', plan: FIRST });
const answered = (row: object) => entry(2, 'answered', '2024-08-10', { answers: [row as AnswerRow] });
const NOT_MET = entry(3, 'verified', '2024-11-05', {
  verification: { look: 1, outcome: 'not_met', likely: false, closing: [], all: [] },
});
const CHANGED = entry(4, 'plan_changed', '2024-11-10', { plan: LATER });
const standing = (entries: readonly CaseEntry[], today: string) =>
  caseStanding(entries, today, { years: [] });

describe('an operator that promises later than the registered plan', () => {
  it('is judged by that plan all the same, and the page is told', () => {
    const entries = [SENT, answered(promised('2025-01-01'))];
    expect(standing(entries, '2024-09-30')).toMatchObject({
      ...{ state: 'answered', planEntry: { number: 1 } },
      latePromises: [{ place: 1, until: '2024-12-31' }],
    });
    expect(standing(entries, '2024-10-01').state).toBe('awaiting_verification');
    const claimed = { place: 1, promised: null, countsFrom: '2024-09-02' };
    expect(standing([SENT, answered(claimed)], '2024-09-30').latePromises).toHaveLength(1);
    expect(standing([SENT, answered(promised('2024-09-02'))], '2024-09-30').latePromises).toEqual([]);
  });

  it('is judged by a changed plan from its entry on: earlier findings and looks count no longer', () => {
    const before = [SENT, answered(promised('2025-01-01')), NOT_MET];
    expect(standing(before, '2024-11-09')).toMatchObject({ state: 'not_met', dueOn: '2024-12-02' });
    const changed = standing([...before, CHANGED], '2024-11-11');
    expect(changed).toMatchObject({
      ...{ state: 'answered', verification: null, planEntry: { number: 4, on: '2024-11-10' } },
      ...{ latePromises: [], dueOn: '2025-02-03' },
    });
    expect(changed.allowed.has('verified')).toBe(false);
    expect(changed.allowed.has('closed')).toBe(false);
    const due = standing([...before, CHANGED], '2025-02-01');
    expect([due.state, due.allowed.has('verified')]).toEqual(['awaiting_verification', true]);
  });
});
