import type { Filter } from '#lib/domain/filter.ts';
import type { DistributionBin } from '#lib/domain/statistic.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** `code` null takes the whole edition. */
export function distribution(
  warehouse: Warehouse,
  filter: Filter,
  code: string | null,
): Promise<readonly DistributionBin[]> {
  return Promise.reject(new Error(`not built yet: ${warehouse.dataVersion} ${filter.level} ${code}`));
}
