import type { WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import type { Database, Writer } from '../../db/database.ts';
import { workingCalendar } from './working-calendar.sql.ts';

/** The days on which offices work, as the reference data say. */
export async function readWorkingCalendar(db: Database | Writer): Promise<WorkingCalendar> {
  const [stored] = await db.query(workingCalendar, {});
  return stored ? (JSON.parse(stored.calendar) as WorkingCalendar) : { years: [] };
}
