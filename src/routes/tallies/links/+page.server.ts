import { Fault } from '#lib/domain/fault.ts';
import { addMonths, isLocalMonth, localDateAt } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import { latestEnd, mayChangeLink, usualEnd } from '#lib/domain/report-link.ts';
import { linkChanger } from '#lib/server/access/link-changer.ts';
import { forPage } from '#lib/server/http.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { listLinks } from '#lib/server/tallies/report-links.ts';
import type { PageServerLoad } from './$types';

/** The units that report in a `month` (the running one), whether they have, and their links. */
export const load: PageServerLoad = ({ url, locals, setHeaders }) =>
  forPage(locals.locale, async () => {
    const { warehouse, publicOrigin } = locals;
    setHeaders({ 'cache-control': 'no-store' });
    const today = localDateAt(warehouse.clock());
    const running = reportMonthOf(today);
    const month = url.searchParams.get('month') ?? running;
    if (!isLocalMonth(month)) throw new Fault('tally_month_invalid', { value: month });
    const board = await tallyBoard(warehouse, { from: month, to: addMonths(month, 1) });
    const links = await listLinks(warehouse, month);
    const changer = linkChanger(locals);
    return {
      pinned: { month },
      month,
      running,
      today,
      ends: { usual: usualEnd(today), latest: latestEnd(today) },
      publicOrigin,
      units: board.groups.flatMap(({ rows }) =>
        rows.map(({ unit, tallies }) => {
          const link = links.find(({ unitCode }) => unitCode === unit.code) ?? null;
          return {
            code: unit.code,
            name: unit.name,
            report: tallies[0] ? { version: tallies[0].version, receivedAt: tallies[0].receivedAt } : null,
            link,
            /** May who asks make a link in its place? */
            mayChange: link === null || mayChangeLink(link, changer),
          };
        }),
      ),
    };
  });
