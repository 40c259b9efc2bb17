import { Fault } from '#lib/domain/fault.ts';
import { isLocalMonth } from '#lib/domain/local-date.ts';
import { outlines } from '#lib/server/areas/outlines.ts';
import { campaignView } from '#lib/server/documents/campaign-view.ts';
import { forPage } from '#lib/server/http.ts';
import { monthsReported } from '#lib/server/tallies/report-files.ts';
import type { PageServerLoad } from './$types';

/** The campaign in the districts in a report `month`, the last reported one without; null before any report. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const months = await monthsReported(warehouse);
    const month = url.searchParams.get('month') ?? months.at(-1);
    if (month !== undefined && !isLocalMonth(month)) throw new Fault('tally_month_invalid', { value: month });
    const view = month === undefined ? null : await campaignView(warehouse, month);
    const shapes = view && (await outlines(warehouse, view.edition, 'district'));
    return { months: months.toReversed(), campaign: view && shapes ? { ...view, outlines: shapes } : null };
  });
