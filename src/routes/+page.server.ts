import { parseFilterChoice } from '#lib/domain/filter.ts';
import { outlines } from '#lib/server/areas/outlines.ts';
import { forPage } from '#lib/server/http.ts';
import { annotationsFor } from '#lib/server/statistics/annotations.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { provenanceOf } from '#lib/server/statistics/provenance.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { trend } from '#lib/server/statistics/trend.ts';
import { unitMinimums } from '#lib/server/statistics/unit-minimums.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

const TREND_MONTHS = 12;

/** Every unit of the filter's level, all operators and each; `overview` is null while the warehouse holds no test. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const catalog = await readCatalog(warehouse);
    const { holdings, units } = catalog;
    if (holdings.measurements === 0) return { overview: null };
    const choice = parseFilterChoice(url.searchParams);
    const filter = await resolveFilter(warehouse, choice);
    const [usual, provenance, statistics, changes, shapes, months] = await Promise.all([
      resolveFilter(warehouse, {}),
      provenanceOf(warehouse, filter),
      areaStatistics(warehouse, filter, { by: 'unit_operator' }),
      areaChanges(warehouse, filter),
      outlines(warehouse, filter.edition, filter.level),
      trend(warehouse, filter, { code: null, months: TREND_MONTHS }),
    ]);
    const annotations = await annotationsFor(warehouse, filter, null, months);
    const unitsShown = units(filter.edition, filter.level);
    return {
      overview: {
        choice,
        filter,
        usual,
        provenance,
        units: unitsShown,
        statistics,
        minimums: unitMinimums(catalog, filter),
        changes,
        outlines: shapes,
        months,
        annotations,
      },
    };
  });
