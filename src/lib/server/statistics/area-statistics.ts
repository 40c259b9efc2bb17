import type { Level } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

export interface AreaOptions {
  /** `unit_operator` adds a row for each unit and operator that has tests. */
  readonly by?: 'unit' | 'unit_operator';
  /** Only tests that also lie in this unit, and only units that share places with it. */
  readonly within?: { readonly edition: string; readonly level: Level; readonly code: string };
}

/** How fast is each unit of the filter's edition and level? */
export function areaStatistics(
  warehouse: Warehouse,
  filter: Filter,
  options: AreaOptions = {},
): Promise<readonly AreaStatistic[]> {
  return Promise.reject(new Error(`not built yet: ${warehouse.dataVersion} ${filter.level} ${options.by}`));
}

/** The same for all units together: rows of code `*`. */
export function areaTotals(
  warehouse: Warehouse,
  filter: Filter,
  options: AreaOptions = {},
): Promise<readonly AreaStatistic[]> {
  return Promise.reject(new Error(`not built yet: ${warehouse.dataVersion} ${filter.level} ${options.by}`));
}
