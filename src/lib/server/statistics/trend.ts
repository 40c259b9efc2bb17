import type { Filter } from '#lib/domain/filter.ts';
import type { TrendPoint } from '#lib/domain/statistic.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** `code` null takes the whole edition. */
export function trend(
  warehouse: Warehouse,
  filter: Filter,
  choice: { code: string | null; months: number; by?: 'operator' },
): Promise<readonly TrendPoint[]> {
  return Promise.reject(new Error(`not built yet: ${warehouse.dataVersion} ${filter.level} ${choice.code}`));
}
