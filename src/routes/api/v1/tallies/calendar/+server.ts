import { forApi, sendFile } from '#lib/server/http.ts';
import { reminderCalendar } from '#lib/server/exports/reminder-calendar.ts';
import type { RequestHandler } from './$types';

/** Reminders of the reports that are awaited of a `month`, of one `unit` or of all, as a calendar file. */
export const GET: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => sendFile(await reminderCalendar(warehouse, url.searchParams)));
