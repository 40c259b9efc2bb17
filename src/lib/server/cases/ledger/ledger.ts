import { group } from 'd3';
import type { CaseEntry } from '#lib/domain/cases/case-entry.ts';
import { caseStanding, countedEntries, type CaseStanding } from '#lib/domain/cases/case-state.ts';
import { caseNumber } from '#lib/domain/cases/case.ts';
import { dueStanding } from '#lib/domain/cases/deadlines/due.ts';
import type { WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import { peopleOf, type LedgerCase, type LedgerPlace } from '#lib/domain/cases/ledger/ledger-case.ts';
import { localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import { memoize } from '../../cache/result-cache.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { entryOf } from '../case-standings.ts';
import { allEntries } from '../cases.sql.ts';
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

/** Every case and where it stands today. Shared with other callers: do not change it. */
export async function readLedger(warehouse: Warehouse): Promise<Ledger> {
  const today = localDateAt(warehouse.clock());
  const [size] = await warehouse.db.query(sql.ledgerSize, {});
  const version = `${size!.cases}-${size!.entries}-${today}`;
  const cases = await memoize(warehouse, { statistic: 'case-ledger', further: version }, () =>
    computeLedger(warehouse, today),
  );
  return { today, cases, version };
}

async function computeLedger(warehouse: Warehouse, today: LocalDate): Promise<readonly LedgerCase[]> {
  const { db } = warehouse;
  const [cases, places, entries, calendar] = await Promise.all([
    db.query(sql.ledgerCases, {}),
    db.query(sql.ledgerPlaces, {}),
    db.query(allEntries, {}),
    readWorkingCalendar(db),
  ]);
  const placesOf = group(places, (row) => row.case);
  const entriesOf = group(entries, (row) => row.case);
  return cases.map(({ id, ...opened }) => {
    const counted = countedEntries((entriesOf.get(id) ?? []).map(entryOf));
    const standing = caseStanding(counted, today, calendar);
    return ledgerCase({ id, ...opened }, placesOf.get(id) ?? [], { counted, standing, calendar, today });
  });
}

interface Known {
  readonly counted: readonly CaseEntry[];
  readonly standing: CaseStanding;
  readonly calendar: WorkingCalendar;
  readonly today: LocalDate;
}

/** A place as stored. */
type PlaceRow = Pick<LedgerPlace, 'key' | 'title' | 'people'> & { readonly number: number };

function ledgerCase(
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
