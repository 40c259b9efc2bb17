import { forPage } from '#lib/server/http.ts';
import { awaitedReports } from '#lib/server/tallies/awaited-reports.ts';
import type { PageServerLoad } from './$types';

/** Reminders to the units whose report of a month (`month`) is not there. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const reports = await awaitedReports(warehouse, url.searchParams.get('month'));
    return { ...reports, pinned: { month: reports.month } };
  });
