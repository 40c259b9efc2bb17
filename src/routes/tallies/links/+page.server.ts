import { Fault } from '#lib/domain/fault.ts';
import { addMonths, isLocalMonth, localDateAt } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import { latestEnd, usualEnd } from '#lib/domain/report-link.ts';
import { forPage } from '#lib/server/http.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { listLinks } from '#lib/server/tallies/report-links.ts';
import type { PageServerLoad } from './$types';

/** The units that report in a `month` (the running one), whether they have, and their links. */
export const load: PageServerLoad = ({ url, locals: { warehouse, locale, publicOrigin }, setHeaders }) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    const today = localDateAt(warehouse.clock());
    const running = reportMonthOf(today);
    const month = url.searchParams.get('month') ?? running;
    if (!isLocalMonth(month)) throw new Fault('tally_month_invalid', { value: month });
    const board = await tallyBoard(warehouse, { from: month, to: addMonths(month, 1) });
    const links = await listLinks(warehouse, month);
    return {
      pinned: { month },
      month,
      running,
      today,
      ends: { usual: usualEnd(today), latest: latestEnd(today) },
      publicOrigin,
      units: board.groups.flatMap(({ rows }) =>
        rows.map(({ unit, tallies }) => ({
          code: unit.code,
          name: unit.name,
          report: tallies[0] ? { version: tallies[0].version, receivedAt: tallies[0].receivedAt } : null,
          link: links.find((link) => link.unitCode === unit.code) ?? null,
        })),
      ),
    };
  });
