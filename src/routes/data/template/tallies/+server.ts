import { formatMonth } from '#lib/domain/format.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import { tallyTemplate } from '#lib/messages/templates.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { RequestHandler } from './$types';

/** A blank monthly form of the running report month, with the units that are asked for it. */
export const GET: RequestHandler = async ({ locals: { warehouse } }) => {
  const { reportingUnits } = await readCatalog(warehouse);
  const month = reportMonthOf(localDateAt(warehouse.clock()));
  const form = tallyTemplate(
    reportingUnits.map(({ name }) => name),
    formatMonth(month),
  );
  return new Response(form, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="bieu-tong-hop-${month}.csv"`,
    },
  });
};
