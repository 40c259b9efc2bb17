import type { Filter } from '#lib/domain/filter.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { areaFigures } from '#lib/server/aggregates/area-figures.ts';
import { scopeOf } from '#lib/server/aggregates/scope.ts';
import { areaMinimums, decisionRule } from '#lib/server/statistics/area-minimums.ts';
import type { AreaOptions } from '#lib/server/statistics/area-statistics.ts';
import { judgingStandard } from '#lib/server/statistics/judging-standard.ts';
import { statisticRow } from '#lib/server/statistics/statistic-row.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';

/** What `areaStatistics` gives, for all areas of the filter's level as one, under the code `*`. */
export async function areaTotals(
  warehouse: Warehouse,
  filter: Filter,
  { by = 'area', within }: AreaOptions = {},
): Promise<readonly AreaStatistic[]> {
  const catalog = await readCatalog(warehouse);
  const { failedTests } = filter;
  const standard = judgingStandard(catalog, filter.standard);
  const rule = decisionRule(catalog, filter, standard);
  const judging = { rule, minimums: areaMinimums(catalog, filter) };
  const found = await areaFigures(
    warehouse,
    { ...scopeOf(filter, { within, together: true }), failedAsZero: failedTests === 'as_zero' },
    { ...rule, byOperator: by === 'area_operator' },
  );
  const whole = found.find((row) => row.whole);
  return [
    statisticRow({ code: '*', operator: null }, whole?.figures, judging),
    ...found.filter((row) => !row.whole).map((row) => statisticRow(row, row.figures, judging)),
  ];
}
