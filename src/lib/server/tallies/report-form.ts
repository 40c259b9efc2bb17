import { Fault } from '#lib/domain/fault.ts';
import { firstDateOf, type LocalMonth } from '#lib/domain/local-date.ts';
import type { ReportingUnit, StandingTally } from '#lib/domain/tally.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { countAttempt, refuseTooMany } from './attempts.ts';
import { linkClosed, openLink } from './report-links.ts';
import { standingOfUnit } from './reports.sql.ts';

/** The prefilled content of a unit's form for a month. */
export interface ReportForm {
  readonly unit: ReportingUnit;
  readonly month: LocalMonth;
  /** The standing report of the month; null without one. */
  readonly standing: StandingTally | null;
  /** The standing report of the nearest earlier month with one; null for the first. */
  readonly before: StandingTally | null;
}

/**
 * The form of a link, for a client at an address. Throws a Fault when the link is not valid, or when too many invalid
 * ones were requested from the address.
 */
export async function openForm(warehouse: Warehouse, token: string, address: string): Promise<ReportForm> {
  refuseTooMany(warehouse, 'opening', address);
  try {
    const form = await reportForm(warehouse, await openLink(warehouse.db, token));
    if (form) return form;
    throw linkClosed();
  } catch (error) {
    if (error instanceof Fault) countAttempt(warehouse, 'opening', address);
    throw error;
  }
}

/** The form of a unit and month; null for an unknown unit. */
export async function reportForm(
  warehouse: Warehouse,
  { unitCode, month }: { readonly unitCode: string; readonly month: LocalMonth },
): Promise<ReportForm | null> {
  const { reportingUnits } = await readCatalog(warehouse);
  const unit = reportingUnits.find(({ code }) => code === unitCode);
  if (!unit) return null;
  const reports = await warehouse.db.query(standingOfUnit, { unit: unitCode, month: firstDateOf(month) });
  const standing = reports.find((report) => report.month === month) ?? null;
  return { unit, month, standing, before: reports.find((report) => report.month < month) ?? null };
}
