import { Fault } from '#lib/domain/fault.ts';
import { firstDateOf, type LocalDate, type LocalMonth } from '#lib/domain/local-date.ts';
import { namedIn, type ReportingUnit, type StandingTally } from '#lib/domain/tally.ts';
import { countedClient } from '../origins/client-address.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { countAttempt, refuseTooMany } from './attempts.ts';
import { linkClosed, openLink, UNKNOWN_TOKEN, type OpenLink } from './report-links.ts';
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

/** The form of a link, and the last date on which the link is in force. */
export interface LinkForm extends ReportForm {
  readonly endsOn: LocalDate;
}

/** The form of a link, for a client at an address. Throws a Fault as `admitToken`, and when the unit no longer reports. */
export async function openForm(warehouse: Warehouse, token: string, address: string): Promise<LinkForm> {
  const link = await admitToken(warehouse, token, address);
  const form = await reportForm(warehouse, link);
  if (!form) throw linkClosed();
  return { ...form, endsOn: link.endsOn };
}

/**
 * Which link does a client at an address open with a token? The token is looked up first: one that was given out is never
 * held up by wrong ones that came from the same address. Throws a Fault for a link that is not in force, and for a
 * wrong token when too many came from the address.
 */
export async function admitToken(warehouse: Warehouse, token: string, address: string): Promise<OpenLink> {
  try {
    return await openLink(warehouse, warehouse.db, token);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== UNKNOWN_TOKEN) throw error;
    const client = countedClient(address);
    refuseTooMany(warehouse, 'opening', client);
    countAttempt(warehouse, 'opening', client);
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
  return {
    unit: namedIn(unit, month),
    month,
    standing,
    before: reports.find((report) => report.month < month) ?? null,
  };
}
