import type { WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import { Writer, type Database } from '../../db/database.ts';
import { workingCalendar } from './working-calendar.sql.ts';

/** The days on which offices work, as the reference data say. */
export async function readWorkingCalendar(db: Database | Writer): Promise<WorkingCalendar> {
  const [stored] = await (db instanceof Writer
    ? db.query(workingCalendar, {})
    : db.queryKept(workingCalendar, {}));
  if (!stored) return NO_CALENDAR;
  if (stored.calendar !== last.text) {
    last = { text: stored.calendar, calendar: JSON.parse(stored.calendar) as WorkingCalendar };
  }
  return last.calendar;
}

const NO_CALENDAR: WorkingCalendar = { years: [] };
/** The calendar read last: equal texts give the same object, by which counts of working days are kept. */
let last = { text: '', calendar: NO_CALENDAR };
