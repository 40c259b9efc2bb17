import { localDateAt } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import { forPage } from '#lib/server/http.ts';
import { awaitedReports } from '#lib/server/tallies/awaited-reports.ts';
import { boardYears } from '#lib/server/tallies/board-years.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { monthsReported } from '#lib/server/tallies/report-files.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/**
 * Reporting units against the report months of a year (`year`), installs or accesses (`figures`), and who has not
 * reported a month (`month`), in whose year the board is when none is asked for.
 */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const month = url.searchParams.get('month');
    const awaited = await awaitedReports(warehouse, month);
    const years = await boardYears(warehouse, url.searchParams.get('year'), month && awaited.month);
    return {
      ...years,
      pinned: { year: String(years.year), month: awaited.month },
      figure: url.searchParams.get('figures') === 'accesses' ? ('accesses' as const) : ('installs' as const),
      reportingUnits: (await readCatalog(warehouse)).reportingUnits,
      running: reportMonthOf(localDateAt(warehouse.clock())),
      months: await monthsReported(warehouse),
      awaited,
      board: await tallyBoard(warehouse, { from: `${years.year}-01`, to: `${years.year + 1}-01` }),
    };
  });
