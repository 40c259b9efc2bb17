import { index } from 'd3';
import { addMonths, type LocalMonth } from '#lib/domain/local-date.ts';
import { REPORT_DAY, reportMonth } from '#lib/domain/period.ts';
import { unitArea, type ReportingUnit, type UnitArea } from '#lib/domain/tally.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { areaMeasurements } from './campaign.sql.ts';

/** Facts about an area in a report month beside the reports of its UBND. */
export interface AreaMonth {
  readonly population: number | null;
  /** Measurements there, of every operator and technology. */
  readonly tests: number;
  /** Some of them are generated. */
  readonly simulated: boolean;
}

/** Gives the month of a unit's area; null for units without one, and for areas in no edition. */
export type AreaMonths = (unit: ReportingUnit, month: LocalMonth) => AreaMonth | null;

/** The months [from, to). */
interface Months {
  readonly from: LocalMonth;
  readonly to: LocalMonth;
}

/**
 * How many people live in the area of each reporting unit, and how many measurements were made there in the months [from,
 * to)?
 */
export async function areaMonths(warehouse: Warehouse, months: Months): Promise<AreaMonths> {
  const catalog = await readCatalog(warehouse);
  const [district, commune] = await Promise.all([
    monthsOfLevel(warehouse, catalog, 'district', months),
    monthsOfLevel(warehouse, catalog, 'commune', months),
  ]);
  return (unit, month) => {
    const area = unitArea(unit);
    return area && (area.level === 'district' ? district : commune)(area.code, month);
  };
}

async function monthsOfLevel(
  warehouse: Warehouse,
  catalog: Catalog,
  level: UnitArea['level'],
  { from, to }: Months,
): Promise<(code: string, month: LocalMonth) => AreaMonth | null> {
  const edition = reportedEdition(catalog, level);
  if (edition === null) return () => null;
  const rows = await warehouse.db.query(areaMeasurements, {
    ...{ edition, level },
    from: reportMonth(from).from,
    to: reportMonth(addMonths(to, -1)).to,
    reportDay: REPORT_DAY,
  });
  const tests = index(
    rows,
    (row) => row.area,
    (row) => row.month,
  );
  const areas = new Map(catalog.areasOf(edition, level).map((area) => [area.code, area]));
  return (code, month) => {
    const area = areas.get(code);
    if (!area) return null;
    const made = tests.get(code)?.get(month);
    return { population: area.population, tests: made?.tests ?? 0, simulated: made?.simulated ?? false };
  };
}

/** The edition that has all areas of this level that units report for; null when none has, or no unit has such an area. */
export function reportedEdition(
  { editions, reportingUnits, areasOf }: Catalog,
  level: UnitArea['level'],
): string | null {
  const reported = reportingUnits.flatMap((unit) => {
    const area = unitArea(unit);
    return area?.level === level ? [area.code] : [];
  });
  if (reported.length === 0) return null;
  const holding = editions.find(({ id }) => {
    const codes = new Set(areasOf(id, level).map(({ code }) => code));
    return reported.every((code) => codes.has(code));
  });
  return holding?.id ?? null;
}
