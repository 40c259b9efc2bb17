import type { AreaReference } from '#lib/domain/area.ts';
import { group } from 'd3';
import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { areasWithin } from '../areas/areas-within.ts';
import { shownAreas } from '../areas/shown-areas.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { memoize, cachedResult } from '../cache/result-cache.ts';
import { judgingStandard } from './judging-standard.ts';
import { scopeOf, type AreaChoice } from '../aggregates/scope.ts';
import { statisticRow, type Judging } from './statistic-row.ts';
import { areaMinimums, decisionRule } from './area-minimums.ts';
import { areaFigures } from '../aggregates/area-figures.ts';

/** Rows and scope of area statistics. */
export interface AreaOptions {
  /** `area_operator` adds a row for each area and operator with measurements. */
  readonly by?: 'area' | 'area_operator' | undefined;
  /** Only measurements inside this area, and only areas that share places with it. */
  readonly within?: AreaReference | undefined;
}

/**
 * How fast is each area of the filter's edition and level, and does it meet the standard?
 *
 * Every area is a row, in code order, with or without measurements; `by: 'area_operator'` adds a row after it for
 * each operator with measurements there, in the catalog's order. Measurements of an unknown operator count in the
 * area's own row only. The rows are shared with other callers: do not change them.
 *
 * Throws a Fault when the filter's standard or the area of `within` does not exist.
 */
export function areaStatistics(
  warehouse: Warehouse,
  filter: Filter,
  { by = 'area', within }: AreaOptions = {},
): Promise<readonly AreaStatistic[]> {
  const question = questionOf(filter, by, within);
  return memoize(warehouse, question, async () => {
    const earlier = await rowsOfOperator(warehouse, filter, { by, within });
    if (earlier) return earlier;
    const catalog = await readCatalog(warehouse);
    const codes = await areaCodes(warehouse, catalog, filter, within);
    return statisticRows(warehouse, catalog, filter, codes, by, { within });
  });
}

/** The deciding statistic changes how rows are shown, not their content. */
const questionOf = (filter: Filter, by: AreaOptions['by'], within: AreaReference | undefined) => ({
  statistic: 'areas',
  filter: { ...filter, statistic: 'mean' as const },
  further: [by, within],
  dates: filter.period,
});

/** The rows of the filter's operator, from a cached result for every operator; null without one. */
async function rowsOfOperator(
  warehouse: Warehouse,
  filter: Filter,
  { by, within }: AreaOptions,
): Promise<readonly AreaStatistic[] | null> {
  if (filter.operator === null) return null;
  const question = questionOf({ ...filter, operator: null }, 'area_operator', within);
  const earlier = await cachedResult<readonly AreaStatistic[]>(warehouse, question);
  if (!earlier) return null;
  const judging = judgingOf(await readCatalog(warehouse), filter);
  const own = new Map(
    earlier.filter((row) => row.operator === filter.operator).map((row) => [row.code, row]),
  );
  return earlier
    .filter((row) => row.operator === null)
    .flatMap(({ code }) => {
      const row = own.get(code);
      if (!row) return [statisticRow({ code, operator: null }, undefined, judging)];
      return by === 'area' ? [{ ...row, operator: null }] : [{ ...row, operator: null }, row];
    });
}

function judgingOf(catalog: Catalog, filter: Filter): Judging {
  return {
    rule: decisionRule(catalog, filter, judgingStandard(catalog, filter.standard)),
    minimums: areaMinimums(catalog, filter),
  };
}

async function statisticRows(
  warehouse: Warehouse,
  catalog: Catalog,
  filter: Filter,
  codes: readonly string[],
  by: 'area' | 'area_operator',
  areas: AreaChoice,
): Promise<readonly AreaStatistic[]> {
  const judging = judgingOf(catalog, filter);
  const found = await areaFigures(
    warehouse,
    { ...scopeOf(filter, areas), failedAsZero: filter.failedTests === 'as_zero' },
    { ...judging.rule, byOperator: by === 'area_operator' },
  );
  const byCode = group(found, (row) => row.code);
  return codes.flatMap((code) => {
    const ofArea = byCode.get(code) ?? [];
    const whole = ofArea.find((row) => row.whole);
    return [
      statisticRow({ code, operator: null }, whole?.figures, judging),
      ...ofArea.filter((row) => !row.whole).map((row) => statisticRow(row, row.figures, judging)),
    ];
  });
}

async function areaCodes(
  warehouse: Warehouse,
  catalog: Catalog,
  filter: Filter,
  within: AreaReference | undefined,
): Promise<readonly string[]> {
  const { edition, level } = filter;
  const codes = (await shownAreas(warehouse, filter)).map((area) => area.code);
  if (!within) return codes;
  if (!catalog.areasOf(within.edition, within.level).some((area) => area.code === within.code)) {
    throw new Fault('unit_unknown', { ...within }, 404);
  }
  const shared = new Set(await areasWithin(warehouse, within, { edition, level }));
  return codes.filter((code) => shared.has(code));
}
