import { statement } from '../../db/statement.ts';

/** The JSON of `WorkingCalendar`; no row before the reference data are loaded. */
export const workingCalendar = statement<{ readonly calendar: string }>()`
  select calendar::varchar as calendar from working_calendar
`;
