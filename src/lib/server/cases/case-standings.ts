import { group } from 'd3';
import type { CaseEntry } from '#lib/domain/cases/case-entry.ts';
import { caseStanding, type CaseStanding } from '#lib/domain/cases/case-state.ts';
import type { CaseRequest } from '#lib/domain/cases/case.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import type { Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import * as sql from './cases.sql.ts';
import { readWorkingCalendar } from './ledger/working-calendar.ts';

/** What can be asked: the database, or a transaction on it, which sees its own changes. */
export type Readable = Warehouse['db'] | Writer;

/** A stored entry with its details read. */
export function entryOf({ number, kind, on, document, note, details, by, at }: sql.EntryRow): CaseEntry {
  return { number, kind, on, document, note, by, at, details: JSON.parse(details) as unknown } as CaseEntry;
}

/** A case's standing, and one of its places. */
export type PlaceStanding = CaseStanding & { readonly id: number; readonly place: string };

/** How the cases stand that hold one of the places for the filter's operator and standard; oldest first. */
export async function standingsOfPlaces(
  db: Readable,
  { operator, standard, edition, level }: CaseRequest['filter'],
  places: readonly string[],
  today: LocalDate,
): Promise<readonly PlaceStanding[]> {
  const held = await db.query(sql.casesOfPlaces, {
    ...{ operator, standard, edition, level },
    places: JSON.stringify(places),
  });
  const calendar = await readWorkingCalendar(db);
  const entries = group(await entriesOf(db, [...new Set(held.map((row) => row.case))]), (row) => row.case);
  return held.map(({ case: id, place }) => ({
    id,
    place,
    ...caseStanding((entries.get(id) ?? []).map(entryOf), today, calendar),
  }));
}

const entriesOf = (db: Readable, cases: readonly number[]) =>
  cases.length === 0 ? [] : db.query(sql.entriesOfCases, { cases: JSON.stringify(cases) });
