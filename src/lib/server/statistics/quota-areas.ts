import { group, least } from 'd3';
import type { Level } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { addDays, type LocalDate } from '#lib/domain/local-date.ts';
import { standsOn, unitArea, type ReportingUnit, type UnitArea } from '#lib/domain/tally.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { homeDistricts } from './quotas.ts';

/**
 * Which reporting unit is responsible for an area of the filter's edition and level? Of the UBND of the commune itself and
 * that of the district with most of its territory the one that exists on the period's last day, else the first to begin
 * after it, which is who measures on; departments and the press are responsible for none. Null without one.
 */
export async function reportingUnitsByArea(
  warehouse: Warehouse,
  filter: Pick<Filter, 'edition' | 'level' | 'period'>,
): Promise<(code: string) => ReportingUnit | null> {
  const [{ reportingUnits }, districts] = await Promise.all([
    readCatalog(warehouse),
    homeDistricts(warehouse, filter),
  ]);
  const byArea = group(reportingUnits, (unit) => areaKey(unitArea(unit)));
  const on = addDays(filter.period.to, -1);
  const found = new Map<string, ReportingUnit | null>();
  return (code) => {
    const known = found.get(code);
    if (known !== undefined) return known;
    const district = districts?.of.get(code);
    const unit = responsibleOn(on, [
      ...(filter.level === 'commune' ? (byArea.get(areaKey({ level: 'commune', code })) ?? []) : []),
      ...(district === undefined ? [] : (byArea.get(areaKey({ level: 'district', code: district })) ?? [])),
    ]);
    found.set(code, unit);
    return unit;
  };
}

const areaKey = (area: UnitArea | null) => (area === null ? '' : `${area.level}/${area.code}`);

function responsibleOn(on: LocalDate, units: readonly ReportingUnit[]): ReportingUnit | null {
  const standing = units.find((unit) => standsOn(unit, on));
  const later = units.filter(({ validFrom }) => validFrom !== null && validFrom > on);
  return standing ?? least(later, ({ validFrom }) => validFrom!) ?? null;
}

/** The level of quotas where a query string names none: communes, where any edition (or the named one) has them. */
export function narrowestLevel({ editions }: Catalog, params: URLSearchParams): Level | null {
  const edition = params.get('edition');
  const candidates = editions.filter(({ id }) => !edition || id === edition);
  return !params.get('level') && candidates.some(({ levels }) => levels.includes('commune'))
    ? 'commune'
    : null;
}
