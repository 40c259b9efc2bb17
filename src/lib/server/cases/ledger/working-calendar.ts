import type { WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import type { Readable } from '../case-standings.ts';
import { workingCalendar } from './working-calendar.sql.ts';

/** The days on which offices work, as the reference data say. */
export async function readWorkingCalendar(db: Readable): Promise<WorkingCalendar> {
  const [stored] = await db.query(workingCalendar, {});
  return stored ? (JSON.parse(stored.calendar) as WorkingCalendar) : { years: [] };
}
