import { parseFilterChoice, periodParameters } from '#lib/domain/filter.ts';
import { standingOf } from '#lib/domain/standards/standing.ts';
import { forPage } from '#lib/server/http.ts';
import { quotaSheets } from '#lib/server/documents/quota-sheets.ts';
import { judgingStandard } from '#lib/server/statistics/judging-standard.ts';
import { narrowestLevel } from '#lib/server/statistics/quota-areas.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/** The quota sheets of a period for every operator, of communes where no area is chosen; one unit's (`unit`), or every one's. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const catalog = await readCatalog(warehouse);
    const choice = { ...parseFilterChoice(url.searchParams) };
    delete choice.operator;
    const narrowest = (params: URLSearchParams) => {
      const level = narrowestLevel(catalog, params);
      return level ? { level } : {};
    };
    const [filter, defaults] = await Promise.all([
      resolveFilter(warehouse, { ...choice, ...narrowest(url.searchParams) }),
      resolveFilter(warehouse, narrowest(new URLSearchParams())),
    ]);
    const standard = judgingStandard(catalog, filter.standard);
    return {
      pinned: periodParameters(filter.period),
      choice,
      filter,
      defaults,
      standard,
      standing: standingOf(standard, catalog.gates, filter),
      unit: url.searchParams.get('unit'),
      ...(await quotaSheets(warehouse, filter)),
    };
  });
