import { forPage } from '#lib/server/http.ts';
import { unitReports } from '#lib/server/tallies/unit-reports.ts';
import type { PageServerLoad } from './$types';

/** Every report of a unit: its trend, versions and what is doubtful about them. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, params }) =>
  forPage(locale, () => unitReports(warehouse, params.unit));
