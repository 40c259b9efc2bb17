import type { LocalDate } from '../local-date.ts';
import type { AnswerRow } from './answer.ts';
import { MOST_REMINDERS, type CaseEntry, type EntryKind } from './case-entry.ts';
import type { WorkingCalendar } from './deadlines/working-calendar.ts';
import { endOfTerm } from './deadlines/working-days.ts';
import type { OperatorTests } from './operator-tests/comparison.ts';
import { latePromises, type LatePromise } from './verification/late-promise.ts';
import { lookBy } from './verification/looks.ts';
import type { Verification } from './verification/outcome.ts';
import type { VerificationPlan } from './verification/verification-plan.ts';

/** Where a case stands. `likely`: citizens' tests alone say that the promise was kept. */
export const CASE_STATES = [
  'draft',
  'sent',
  'received',
  'overdue',
  'answered',
  'awaiting_verification',
  'met',
  'likely',
  'too_few',
  'not_met',
  'worse',
  'closed',
  'passed_on',
  'withdrawn',
] as const;
/** One of `CASE_STATES`. */
export type CaseState = (typeof CASE_STATES)[number];

/** Nothing more happens to such a case; its places may be in another one. */
export const ENDED: ReadonlySet<CaseState> = new Set<CaseState>(['closed', 'passed_on', 'withdrawn']);

/** Where a case stands on a day, out of its entries that count. */
export interface CaseStanding {
  readonly state: CaseState;
  /** The date of the entry, or the day after the deadline, that made it so; null for a draft. */
  readonly since: LocalDate | null;
  /** When the letter went, and its number; null for a draft. */
  readonly sentOn: LocalDate | null;
  readonly document: string | null;
  /** By when an answer is asked; null for a draft. */
  readonly deadline: LocalDate | null;
  /** How often it was asked for again. */
  readonly reminders: number;
  readonly answers: readonly AnswerRow[];
  readonly answeredOn: LocalDate | null;
  /** The operator's own tests that came with the newest answer. */
  readonly operatorTests: OperatorTests | null;
  /** The plan that judges; changes of it are entries. */
  readonly plan: VerificationPlan | null;
  /** The entry that registered it, and its date; null without a plan. */
  readonly planEntry: { readonly number: number; readonly on: LocalDate } | null;
  /** Promises that come after the plan begins to count tests. */
  readonly latePromises: readonly LatePromise[];
  /** The newest verification by that plan: one by an earlier plan stays in the history and judges no longer. */
  readonly verification: Verification | null;
  /** The next working day on which something is due: an answer, or a look at the tests. Null where nothing is. */
  readonly dueOn: LocalDate | null;
  /** Numbers of the entries that were undone. */
  readonly undone: ReadonlySet<number>;
  /** What may be entered now. */
  readonly allowed: ReadonlySet<EntryKind>;
}

/** The entries that count: without undone ones and the undoings. */
export function countedEntries(entries: readonly CaseEntry[]): readonly CaseEntry[] {
  const undone = undoneNumbers(entries);
  return entries.filter(({ kind, number }) => kind !== 'undone' && !undone.has(number));
}

const undoneNumbers = (entries: readonly CaseEntry[]): ReadonlySet<number> =>
  new Set(entries.flatMap((entry) => (entry.kind === 'undone' ? [entry.details.entry] : [])));

/** What a case's newest entry of a kind says; undefined without one. */
const newest = <Kind extends EntryKind>(entries: readonly CaseEntry[], kind: Kind) =>
  entries.findLast((entry): entry is Extract<CaseEntry, { kind: Kind }> => entry.kind === kind);

/** Where does a case stand on this day? An answer is overdue after the end of its term: a day off moves it on. */
export function caseStanding(
  entries: readonly CaseEntry[],
  today: LocalDate,
  calendar: WorkingCalendar,
): CaseStanding {
  const counted = countedEntries(entries);
  const [sent, reminded, answered] = [
    newest(counted, 'sent'),
    newest(counted, 'reminded'),
    newest(counted, 'answered'),
  ];
  const registered = newest(counted, 'plan_changed') ?? (sent?.details.plan ? sent : undefined);
  const planned = registered?.details.plan ?? null;
  const verified = newest(
    counted.filter(({ number }) => number > (registered?.number ?? 0)),
    'verified',
  );
  const deadline = reminded?.details.deadline ?? sent?.details.deadline ?? null;
  const firstLook = planned?.looks[0]?.on ?? null;
  const term = workingDay(deadline, calendar);
  const { state, since } = stateOf(counted, verified, { today, term, firstLook });
  return {
    state,
    since,
    sentOn: sent?.on ?? null,
    document: sent?.document ?? null,
    deadline,
    reminders: counted.filter(({ kind }) => kind === 'reminded').length,
    answers: answered?.details.answers ?? [],
    answeredOn: answered?.on ?? null,
    operatorTests: answered?.details.tests ?? null,
    plan: planned,
    planEntry: registered ? { number: registered.number, on: registered.on } : null,
    latePromises: latePromises(answered?.details.answers ?? [], planned),
    verification: verified?.details.verification ?? null,
    dueOn: workingDay(dueDate(state, deadline, planned, verified?.details.verification ?? null), calendar),
    undone: undoneNumbers(entries),
    allowed: allowedIn(state, counted, isLookDue(planned, verified?.details.verification ?? null, today)),
  };
}

/** The date, or the next working day after a day off. */
const workingDay = (date: LocalDate | null, calendar: WorkingCalendar) =>
  date === null ? null : endOfTerm(date, calendar).on;

interface Dates {
  readonly today: LocalDate;
  /** The last day on which an answer is in time. */
  readonly term: LocalDate | null;
  readonly firstLook: LocalDate | null;
}

function stateOf(
  counted: readonly CaseEntry[],
  verified: Extract<CaseEntry, { kind: 'verified' }> | undefined,
  { today, term, firstLook }: Dates,
): Pick<CaseStanding, 'state' | 'since'> {
  const ended = counted.findLast(({ kind }) => ENDING.has(kind));
  if (ended) return { state: ended.kind as CaseState, since: ended.on };
  if (verified) {
    const { outcome, likely } = verified.details.verification;
    return { state: likely ? 'likely' : outcome, since: verified.on };
  }
  const sent = newest(counted, 'sent');
  if (!sent) return { state: 'draft', since: null };
  if (firstLook !== null && firstLook <= today) return { state: 'awaiting_verification', since: firstLook };
  const answered = newest(counted, 'answered');
  if (answered) return { state: 'answered', since: answered.on };
  if (term !== null && term < today) return { state: 'overdue', since: term };
  const received = newest(counted, 'received');
  return received ? { state: 'received', since: received.on } : { state: 'sent', since: sent.on };
}

const ENDING: ReadonlySet<EntryKind> = new Set<EntryKind>(['closed', 'passed_on', 'withdrawn']);
const JUDGED: ReadonlySet<CaseState> = new Set<CaseState>(['met', 'likely', 'too_few', 'not_met', 'worse']);

/** Answers are due until one has come, then looks: the first that no verification has reached. */
function dueDate(
  state: CaseState,
  deadline: LocalDate | null,
  plan: VerificationPlan | null,
  verification: Verification | null,
): LocalDate | null {
  if (ENDED.has(state) || state === 'draft') return null;
  if (state === 'sent' || state === 'received' || state === 'overdue') return deadline;
  return plan?.looks[verification === null ? 0 : verification.look + 1]?.on ?? null;
}

/** Has a look come that no verification has made? */
function isLookDue(
  plan: VerificationPlan | null,
  verification: Verification | null,
  today: LocalDate,
): boolean {
  const look = plan === null ? null : lookBy(plan.looks, today);
  return look !== null && look > (verification?.look ?? -1);
}

function allowedIn(
  state: CaseState,
  counted: readonly CaseEntry[],
  lookDue: boolean,
): ReadonlySet<EntryKind> {
  const allowed = new Set<EntryKind>();
  if (counted.length > 0) allowed.add('undone');
  if (ENDED.has(state)) return allowed;
  allowed.add('withdrawn');
  if (state === 'draft') return allowed.add('sent');
  const has = (kind: EntryKind) => counted.some((entry) => entry.kind === kind);
  if (!has('received') && !has('answered')) allowed.add('received');
  allowed.add('answered').add('plan_changed').add('passed_on');
  const reminders = counted.filter(({ kind }) => kind === 'reminded').length;
  if (state === 'overdue' && reminders < MOST_REMINDERS) allowed.add('reminded');
  if (lookDue) allowed.add('verified');
  if (JUDGED.has(state) && state !== 'likely' && state !== 'too_few') allowed.add('closed');
  return allowed;
}
