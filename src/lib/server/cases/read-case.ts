import { caseStanding, countedEntries, type CaseStanding } from '#lib/domain/cases/case-state.ts';
import type { Case, FrozenCase } from '#lib/domain/cases/case.ts';
import { Fault } from '#lib/domain/fault.ts';
import { localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readWorkingCalendar } from './ledger/working-calendar.ts';
import { entryOf, type Readable } from './case-standings.ts';
import * as sql from './cases.sql.ts';

/** A case and where it stands today. */
export interface CaseToday extends Case {
  readonly standing: CaseStanding;
}

/** A case with all that happened to it. Throws a Fault when there is none of that id. */
export function readCase(warehouse: Warehouse, id: number): Promise<CaseToday> {
  return readCaseFrom(warehouse, warehouse.db, id);
}

/** Like `readCase`, inside a transaction. */
export async function readCaseFrom(warehouse: Warehouse, db: Readable, id: number): Promise<CaseToday> {
  const [row] = await db.query(sql.caseById, { case: id });
  if (!row) throw new Fault('case_absent', { id }, 404);
  const entries = (await db.query(sql.entriesOfCase, { case: id })).map(entryOf);
  return {
    ...row,
    frozen: JSON.parse(row.frozen) as FrozenCase,
    entries,
    standing: caseStanding(entries, localDateAt(warehouse.clock()), await readWorkingCalendar(db)),
  };
}

/** The case as it stood at the end of a day, by what is known today: without later entries, and without undone ones. */
export async function caseAsOf(warehouse: Warehouse, opened: CaseToday, on: LocalDate): Promise<CaseToday> {
  const entries = countedEntries(opened.entries).filter((entry) => entry.on <= on);
  const standing = caseStanding(entries, on, await readWorkingCalendar(warehouse.db));
  return { ...opened, entries, standing };
}

/** The id in a path. Throws a Fault when it is none. */
export function caseId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('case_absent', { id: text }, 404);
  return Number(text);
}
