import type { Filter, FilterChoice } from '#lib/domain/filter.ts';
import { reachesEnd } from '#lib/domain/period-coverage.ts';
import { quarter, shiftPeriod, type Period } from '#lib/domain/period.ts';
import { monthOf } from '#lib/domain/local-date.ts';
import { dataDates, readCatalog, type Catalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { resolveFilter } from '../resolve-filter.ts';

/**
 * Which filter does the page of gaps use? As everywhere, but for the period: a quarter, since in a month few places have
 * enough devices to be confirmed.
 */
export async function gapFilter(warehouse: Warehouse, choice: FilterChoice): Promise<Filter> {
  if (choice.period) return resolveFilter(warehouse, choice);
  const catalog = await readCatalog(warehouse);
  return resolveFilter(warehouse, { ...choice, period: defaultQuarter(warehouse, catalog) });
}

/** The quarter of the last measurement when its data reach its end, else the one before when it has any. */
function defaultQuarter(warehouse: Warehouse, catalog: Catalog): Period {
  const dates = dataDates(warehouse, catalog);
  const latest = quarter(monthOf(dates.lastOn ?? dates.today));
  const isWhole = dates.firstOn === null || dates.firstOn >= latest.from || reachesEnd(latest, dates);
  return isWhole ? latest : shiftPeriod(latest, -1);
}
