import type { CaseEntry } from '#lib/domain/cases/case-entry.ts';
import { caseStanding, type CaseStanding } from '#lib/domain/cases/case-state.ts';
import { caseNumber } from '#lib/domain/cases/case.ts';
import { dueStanding } from '#lib/domain/cases/deadlines/due.ts';
import type { WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import { peopleOf, type LedgerCase, type LedgerPlace } from '#lib/domain/cases/ledger/ledger-case.ts';
import { localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { caseRows } from './case-rows.ts';
import * as sql from './ledger.sql.ts';
import { readWorkingCalendar } from './working-calendar.ts';

/** The ledger on a day. */
export interface Ledger {
  readonly today: LocalDate;
  /** Oldest first. */
  readonly cases: readonly LedgerCase[];
  /** Tells ledgers apart: equal for equal cases, entries and days. */
  readonly version: string;
}

/** A ledger, and what it was derived from. */
interface Derived extends Ledger {
  readonly calendar: WorkingCalendar;
  /** By case, how many entries it had. */
  readonly entries: ReadonlyMap<number, number>;
}

/** The ledger of a warehouse derived last, and the one that is being derived. */
interface Kept {
  last: Derived | null;
  pending: { readonly version: string; readonly ledger: Promise<Derived> } | null;
}

/** What a ledger is read from. */
type LedgerSource = Pick<Warehouse, 'db' | 'clock'>;

const ledgers = new WeakMap<LedgerSource, Kept>();

/**
 * Every case and where it stands today. Only cases with entries that were not seen yet are derived again; all of them on
 * another day. Shared with other callers: do not change it.
 */
export async function readLedger(warehouse: LedgerSource): Promise<Ledger> {
  const kept = ledgers.get(warehouse) ?? { last: null, pending: null };
  ledgers.set(warehouse, kept);
  const today = localDateAt(warehouse.clock());
  const calendar = await readWorkingCalendar(warehouse.db);
  const [size] = await warehouse.db.queryKept(sql.ledgerSize, {});
  const version = `${size!.cases}-${size!.entries}-${today}`;
  if (kept.last?.version === version && kept.last.calendar === calendar) return kept.last;
  if (kept.pending?.version === version) return kept.pending.ledger;
  const before = kept.pending?.ledger.catch(() => null) ?? Promise.resolve(null);
  const ledger = before.then(() => derive(warehouse, kept.last, { today, version, calendar }));
  const pending = { version, ledger };
  kept.pending = pending;
  try {
    return (kept.last = await ledger);
  } finally {
    if (kept.pending === pending) kept.pending = null;
  }
}

async function derive(
  { db }: LedgerSource,
  last: Derived | null,
  { today, version, calendar }: Pick<Derived, 'today' | 'version' | 'calendar'>,
): Promise<Derived> {
  const sizes = await db.query(sql.caseSizes, {});
  const holds = last !== null && last.today === today && last.calendar === calendar;
  const unchanged = new Map(holds ? last.cases.map((found) => [found.id, found] as const) : []);
  const changed = sizes.filter(({ id, entries }) => !unchanged.has(id) || last?.entries.get(id) !== entries);
  const rows = await caseRows(
    { db },
    changed.map(({ id }) => id),
  );
  const found = new Map(
    rows.map(({ row, places, counted }) => {
      const standing = caseStanding(counted, today, calendar);
      return [row.id, ledgerCase(row, places, { counted, standing, calendar, today })];
    }),
  );
  return {
    ...{ today, version, calendar },
    cases: sizes.map(({ id }) => found.get(id) ?? unchanged.get(id)!),
    entries: new Map(sizes.map((row) => [row.id, row.entries])),
  };
}

interface Known {
  readonly counted: readonly CaseEntry[];
  readonly standing: CaseStanding;
  readonly calendar: WorkingCalendar;
  readonly today: LocalDate;
}

/** A place as stored. */
type PlaceRow = Pick<LedgerPlace, 'key' | 'title' | 'people'> & { readonly number: number };

/** A case as the ledger has it on a day, by the entries that count by then. */
export function ledgerCase(
  opened: Pick<
    LedgerCase,
    | 'id'
    | 'operator'
    | 'operatorName'
    | 'standard'
    | 'edition'
    | 'level'
    | 'reason'
    | 'openedOn'
    | 'simulated'
  >,
  rows: readonly PlaceRow[],
  { counted, standing, calendar, today }: Known,
): LedgerCase {
  const { state, since, sentOn, document, deadline, reminders, answeredOn, dueOn } = standing;
  const places = rows.map((row) => placeOf(row, standing));
  return {
    ...opened,
    number: caseNumber(opened.id),
    places,
    people: peopleOf(places),
    ...{ state, since, sentOn, document, deadline, reminders, answeredOn },
    verifiedOn: counted.findLast(({ kind }) => kind === 'verified')?.on ?? null,
    due: dueStanding(dueOn, today, calendar),
  };
}

function placeOf(
  { number, key, title, people }: PlaceRow,
  { answers, answeredOn, verification }: CaseStanding,
): LedgerPlace {
  const answer = answers.find(({ place }) => place === number);
  const finding = verification?.closing.find(({ place }) => place === String(number));
  return {
    ...{ key, title, people },
    promised: answer?.promised ?? null,
    claimedOn: answer?.status === 'done' ? (answer.countsFrom ?? answeredOn) : null,
    outcome: finding?.outcome ?? null,
  };
}
