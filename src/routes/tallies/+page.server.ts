import { forPage } from '#lib/server/http.ts';
import { boardYears } from '#lib/server/tallies/board-years.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { monthsReported } from '#lib/server/tallies/report-files.ts';
import type { PageServerLoad } from './$types';

/** Reporting units against the report months of a year (`year`), installs or accesses (`figures`). */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const years = await boardYears(warehouse, url.searchParams.get('year'));
    return {
      ...years,
      figure: url.searchParams.get('figures') === 'accesses' ? ('accesses' as const) : ('installs' as const),
      months: await monthsReported(warehouse),
      board: await tallyBoard(warehouse, { from: `${years.year}-01`, to: `${years.year + 1}-01` }),
    };
  });
