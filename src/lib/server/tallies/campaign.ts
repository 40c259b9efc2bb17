import { index } from 'd3';
import { addMonths, type LocalMonth } from '#lib/domain/local-date.ts';
import { REPORT_DAY, reportMonth } from '#lib/domain/period.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { districtMeasurements } from './campaign.sql.ts';

/** Facts about a district in a report month beside the reports of its UBND. */
export interface DistrictMonth {
  readonly population: number | null;
  /** Measurements there, of every operator and technology. */
  readonly tests: number;
  /** Some of them are generated. */
  readonly simulated: boolean;
}

/** Gives a district's month; null for districts in no edition. */
export type DistrictMonths = (district: string, month: LocalMonth) => DistrictMonth | null;

/**
 * How many people live in each reporting district, and how many measurements were made there in the months [from,
 * to)?
 */
export async function districtMonths(
  warehouse: Warehouse,
  { from, to }: { readonly from: LocalMonth; readonly to: LocalMonth },
): Promise<DistrictMonths> {
  const catalog = await readCatalog(warehouse);
  const edition = reportedEdition(catalog);
  if (edition === null) return () => null;
  const rows = await warehouse.db.query(districtMeasurements, {
    edition,
    from: reportMonth(from).from,
    to: reportMonth(addMonths(to, -1)).to,
    reportDay: REPORT_DAY,
  });
  const tests = index(
    rows,
    (row) => row.district,
    (row) => row.month,
  );
  const areas = new Map(catalog.areasOf(edition, 'district').map((area) => [area.code, area]));
  return (district, month) => {
    const area = areas.get(district);
    if (!area) return null;
    const made = tests.get(district)?.get(month);
    return { population: area.population, tests: made?.tests ?? 0, simulated: made?.simulated ?? false };
  };
}

/** The edition that has all districts of the reporting units; null when none has, or no unit has a district. */
export function reportedEdition({ editions, reportingUnits, areasOf }: Catalog): string | null {
  const districts = reportingUnits.flatMap(({ districtCode }) => districtCode ?? []);
  if (districts.length === 0) return null;
  const holding = editions.find(({ id }) => {
    const codes = new Set(areasOf(id, 'district').map(({ code }) => code));
    return districts.every((code) => codes.has(code));
  });
  return holding?.id ?? null;
}
