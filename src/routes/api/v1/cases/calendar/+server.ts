import { caseCalendar } from '#lib/server/exports/case-calendar.ts';
import { forApi, sendFile } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** What is due in the chosen cases, as a calendar. */
export const GET: RequestHandler = ({ locals: { warehouse, locale, publicOrigin }, url }) =>
  forApi(locale, async () => sendFile(await caseCalendar(warehouse, url.searchParams, publicOrigin)));
