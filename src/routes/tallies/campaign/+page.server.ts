import { Fault } from '#lib/domain/fault.ts';
import { isLocalMonth, type LocalMonth } from '#lib/domain/local-date.ts';
import { outlinesOfParts } from '#lib/server/areas/shown-areas.ts';
import { campaignView, type CampaignView } from '#lib/server/documents/campaign-view.ts';
import { forPage } from '#lib/server/http.ts';
import { monthsReported } from '#lib/server/tallies/report-files.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import type { PageServerLoad } from './$types';

/** The campaign in the areas of the units in a report `month`; without, the last one that such a unit reported, null before. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const months = (await monthsReported(warehouse)).toReversed();
    const asked = url.searchParams.get('month');
    if (asked !== null && !isLocalMonth(asked)) throw new Fault('tally_month_invalid', { value: asked });
    const view =
      asked === null ? await lastReported(warehouse, months) : await campaignView(warehouse, asked);
    const shapes =
      view &&
      (await outlinesOfParts(
        warehouse,
        view,
        view.rows.map(({ area }) => area),
      ));
    const pinned: Record<string, string> = view ? { month: view.month } : {};
    return { pinned, months, campaign: view && shapes ? { ...view, outlines: shapes } : null };
  });

/** `months`: newest first. */
async function lastReported(
  warehouse: Warehouse,
  months: readonly LocalMonth[],
): Promise<CampaignView | null> {
  for (const month of months) {
    const view = await campaignView(warehouse, month);
    if (view?.rows.some(({ installs, accesses }) => installs !== null || accesses !== null)) return view;
  }
  return null;
}
