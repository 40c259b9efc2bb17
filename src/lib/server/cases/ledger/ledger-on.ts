import { group } from 'd3';
import { caseStanding, countedEntries } from '#lib/domain/cases/case-state.ts';
import type { CaseOnDay } from '#lib/domain/cases/ledger/quarter-report.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { entryOf } from '../case-standings.ts';
import { entriesOfCases } from '../cases.sql.ts';
import { ledgerCase } from './ledger.ts';
import * as sql from './ledger.sql.ts';
import { readWorkingCalendar } from './working-calendar.ts';

/**
 * Every case as it stood at the end of a day, by what is known today: cases opened and entries that happened by then, without
 * those that were undone, whenever that was entered. A case that was entered after its letter had gone began with the letter.
 * Oldest first.
 */
export async function ledgerOn({ db }: Pick<Warehouse, 'db'>, on: LocalDate): Promise<readonly CaseOnDay[]> {
  const calendar = await readWorkingCalendar(db);
  const asked = { cases: JSON.stringify((await db.query(sql.caseSizes, {})).map(({ id }) => id)) };
  const [opened, places, entries] = await Promise.all([
    db.query(sql.ledgerCases, asked),
    db.query(sql.ledgerPlaces, asked),
    db.query(entriesOfCases, asked),
  ]);
  const placesOf = group(places, (row) => row.case);
  const entriesOf = group(entries, (row) => row.case);
  return opened.flatMap((row) => {
    const counted = countedEntries((entriesOf.get(row.id) ?? []).map(entryOf)).filter(
      (entry) => entry.on <= on,
    );
    if (row.openedOn > on && counted.length === 0) return [];
    const standing = caseStanding(counted, on, calendar);
    const known = { counted, standing, calendar, today: on };
    return {
      found: ledgerCase(row, placesOf.get(row.id) ?? [], known),
      steps: counted.map((entry) => ({ kind: entry.kind, on: entry.on })),
    };
  });
}
