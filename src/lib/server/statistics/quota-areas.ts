import type { Level } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { ReportingUnit } from '#lib/domain/tally.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { homeDistricts } from './quotas.ts';

/**
 * Which reporting unit is responsible for an area of the filter's edition and level? The UBND of the district with
 * most of its territory; departments and the press are responsible for none. Null without one.
 */
export async function reportingUnitsByArea(
  warehouse: Warehouse,
  filter: Pick<Filter, 'edition' | 'level'>,
): Promise<(code: string) => ReportingUnit | null> {
  const [{ reportingUnits }, districts] = await Promise.all([
    readCatalog(warehouse),
    homeDistricts(warehouse, filter),
  ]);
  const byDistrict = new Map(reportingUnits.map((unit) => [unit.districtCode, unit]));
  return (code) => byDistrict.get(districts?.of.get(code) ?? '') ?? null;
}

/** The level of quotas where a query string names none: communes, where any edition (or the named one) has them. */
export function narrowestLevel({ editions }: Catalog, params: URLSearchParams): Level | null {
  const edition = params.get('edition');
  const candidates = editions.filter(({ id }) => !edition || id === edition);
  return !params.get('level') && candidates.some(({ levels }) => levels.includes('commune'))
    ? 'commune'
    : null;
}
