import type { Filter, FilterChoice } from '#lib/domain/filter.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { outlinesAddress } from '../areas/outlines.ts';
import { shownAreas } from '../areas/shown-areas.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { annotationsFor } from './annotations.ts';
import { areaChanges } from './area-changes.ts';
import { areaStatistics } from './area-statistics.ts';
import { LACKING, longerPeriods } from './longer-periods.ts';
import { provenanceOf } from './provenance.ts';
import { resolveFilter } from './resolve-filter.ts';
import { testsOutside } from './tests-outside.ts';
import { trend } from './trend.ts';
import { areaMinimums } from './area-minimums.ts';

/** Months of the overview's trend. */
export const OVERVIEW_MONTHS = 12;

/**
 * The content of the overview: every area of the filter's level, over all operators and for each, against earlier
 * periods, and month by month. Outlines have their own URL, since most changes of the filter do not change them.
 */
export async function overview(warehouse: Warehouse, choice: FilterChoice) {
  const catalog = await readCatalog(warehouse);
  const filter = await resolveFilter(warehouse, choice);
  const areas = areaStatistics(warehouse, filter, { by: 'area_operator' });
  const [
    defaults,
    provenance,
    shown,
    statistics,
    longer,
    outside,
    changes,
    outlinesAt,
    { months, annotations },
  ] = await Promise.all([
    resolveFilter(warehouse, {}),
    provenanceOf(warehouse, filter),
    shownAreas(warehouse, filter),
    areas,
    areas.then((rows) => longerPeriodsFor(warehouse, filter, rows)),
    testsOutside(warehouse, filter),
    areaChanges(warehouse, filter),
    outlinesAddress(warehouse, filter.edition, filter.level),
    annotatedTrend(warehouse, filter),
  ]);
  return {
    choice,
    filter,
    defaults,
    provenance,
    areas: shown,
    statistics,
    /** Measurements that no area of the table counts. */
    outside,
    /** Longer periods to look at; none unless every area lacks tests. */
    longer,
    minimums: areaMinimums(catalog, filter),
    changes,
    outlinesAt,
    months,
    annotations,
  };
}

function longerPeriodsFor(warehouse: Warehouse, filter: Filter, rows: readonly AreaStatistic[]) {
  const lacksEverywhere = rows.every((row) => LACKING.includes(row.verdict) || row.operator !== null);
  return lacksEverywhere ? longerPeriods(warehouse, filter) : [];
}

async function annotatedTrend(warehouse: Warehouse, filter: Filter) {
  const months = await trend(warehouse, filter, { code: null, months: OVERVIEW_MONTHS });
  return { months, annotations: await annotationsFor(warehouse, filter, null, months) };
}
