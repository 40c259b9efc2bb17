import { caseStanding } from '#lib/domain/cases/case-state.ts';
import type { CaseOnDay } from '#lib/domain/cases/ledger/quarter-report.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { caseRows } from './case-rows.ts';
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
  const ids = (await db.query(sql.caseSizes, {})).map(({ id }) => id);
  return (await caseRows({ db }, ids)).flatMap(({ row, places, counted: all }) => {
    const counted = all.filter((entry) => entry.on <= on);
    if (row.openedOn > on && counted.length === 0) return [];
    const standing = caseStanding(counted, on, calendar);
    const known = { counted, standing, calendar, today: on };
    return {
      found: ledgerCase(row, places, known),
      steps: counted.map((entry) => ({ kind: entry.kind, on: entry.on })),
    };
  });
}
