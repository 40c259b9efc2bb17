import { Fault } from '../../fault.ts';
import { textKey } from '../../text-key.ts';
import { CASE_STATES, ENDED, type CaseState } from '../case-state.ts';
import { DUE_STANDINGS, type DueStanding } from '../deadlines/due.ts';
import type { LedgerCase } from './ledger-case.ts';

/** By what the board can be sorted. */
export const LEDGER_ORDERS = ['due', 'people', 'opened'] as const;
/** One of `LEDGER_ORDERS`. */
export type LedgerOrder = (typeof LEDGER_ORDERS)[number];

/** Groups of states that a board is looked at by: everything that is not over, and everything. */
export const STATE_GROUPS = ['open', 'all'] as const;

/** Cases that wait for an answer, by how often it was asked for again. */
export const REMINDED_GROUPS = ['reminder_1', 'reminder_2', 'reminder_3'] as const;
/** One of `REMINDED_GROUPS`. */
export type RemindedGroup = (typeof REMINDED_GROUPS)[number];

/** What the board's cases can be chosen by: groups of states, how often they were reminded, and single states. */
export const STATE_CHOICES = [...STATE_GROUPS, ...REMINDED_GROUPS, ...CASE_STATES] as const;

/** Which cases of the ledger, in which order; as the address says. */
export interface LedgerChoice {
  readonly operator: string | null;
  readonly state: (typeof STATE_CHOICES)[number];
  readonly due: DueStanding | null;
  readonly order: LedgerOrder;
  /** Words of the number, the operator or a place; marks and case do not matter. Null for all. */
  readonly search: string | null;
  /** From 1. */
  readonly page: number;
}

/** Cases on one page of the board. */
export const CASES_A_PAGE = 100;

/** Reads what an address chose. Throws a Fault for an unknown value. */
export function parseLedgerChoice(params: URLSearchParams): LedgerChoice {
  const pick = <T extends string>(parameter: string, known: readonly T[]): T | null => {
    const value = params.get(parameter);
    if (!value) return null;
    const found = known.find((entry) => entry === value);
    if (!found) throw new Fault('parameter_value_unknown', { parameter, value, known });
    return found;
  };
  const page = params.get('page') || '1';
  if (!/^[1-9]\d{0,5}$/.test(page))
    throw new Fault('parameter_value_unknown', { parameter: 'page', value: page, known: ['1', '2', '…'] });
  return {
    operator: params.get('operator') || null,
    state: pick('state', STATE_CHOICES) ?? 'open',
    due: pick('due', DUE_STANDINGS),
    order: pick('order', LEDGER_ORDERS) ?? 'due',
    search: params.get('search')?.trim() || null,
    page: Number(page),
  };
}

/** The chosen cases in their order, on every page. */
export function chooseCases(
  cases: readonly LedgerCase[],
  { operator, state, due, order, search }: LedgerChoice,
): readonly LedgerCase[] {
  const words = textKey(search ?? '').split(' ');
  return cases
    .filter(
      (found) =>
        (operator === null || found.operator === operator) &&
        isInState(found, state) &&
        (due === null || found.due.standing === due) &&
        (search === null || isAbout(found, words)),
    )
    .sort((a, b) => ORDERS[order](a, b) || b.id - a.id);
}

/** States in which an answer is waited for. */
const WAITING: ReadonlySet<CaseState> = new Set<CaseState>(['sent', 'received', 'overdue']);

/** The group of a case that waits for an answer and was reminded; null for any other. */
export function remindedGroup({
  state,
  reminders,
}: Pick<LedgerCase, 'state' | 'reminders'>): RemindedGroup | null {
  return WAITING.has(state) ? (REMINDED_GROUPS[reminders - 1] ?? null) : null;
}

function isInState(found: LedgerCase, state: LedgerChoice['state']): boolean {
  if (state === 'all') return true;
  if (state === 'open') return !ENDED.has(found.state);
  return found.state === state || remindedGroup(found) === state;
}

/** Does each word begin one of the case's number, operator or places? */
function isAbout({ id, number, operatorName, places }: LedgerCase, words: readonly string[]): boolean {
  const known = ` ${textKey([id, number, operatorName, ...places.map(({ title }) => title)].join(' '))}`;
  return words.every((word) => known.includes(` ${word}`));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Without a date: after all others. */
const NEVER = '9999-12-31';

const ORDERS: Readonly<Record<LedgerOrder, (a: LedgerCase, b: LedgerCase) => number>> = {
  // Overdue first: their dates are the earliest.
  due: (a, b) => compare(a.due.on ?? NEVER, b.due.on ?? NEVER),
  people: (a, b) => (b.people ?? -1) - (a.people ?? -1),
  opened: (a, b) => compare(b.openedOn, a.openedOn),
};
