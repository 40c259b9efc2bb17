import type { Filter, FilterChoice } from '#lib/domain/filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Which filter does a choice mean, with everything not chosen filled in? Throws a Fault when something named does not exist. */
export function resolveFilter(warehouse: Warehouse, choice: FilterChoice): Promise<Filter> {
  return Promise.reject(new Error(`not built yet: ${warehouse.dataVersion} ${Object.keys(choice).length}`));
}
