import { parseFilterChoice, periodParameters } from '#lib/domain/filter.ts';
import { forPage } from '#lib/server/http.ts';
import { rowsBehind } from '#lib/server/rows/rows-behind.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/** The measurements behind a figure, and what was left out. `found` is null in an empty warehouse. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const { holdings } = await readCatalog(warehouse);
    if (holdings.measurements === 0) return { found: null };
    const [found, defaults] = await Promise.all([
      rowsBehind(warehouse, url.searchParams),
      resolveFilter(warehouse, {}),
    ]);
    const choice = parseFilterChoice(url.searchParams);
    return { pinned: periodParameters(found.filter.period), found: { ...found, choice, defaults } };
  });
