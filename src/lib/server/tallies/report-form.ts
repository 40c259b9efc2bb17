import { Fault } from '#lib/domain/fault.ts';
import {
  addMonths,
  firstDateOf,
  localDateAt,
  type LocalDate,
  type LocalMonth,
} from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import { namedIn, reportsMonth, type ReportingUnit, type StandingTally } from '#lib/domain/tally.ts';
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

/** How many months back somebody with an account may report: as far as links are made. */
const MONTHS_BACK = 12;

/** The months that can be reported at an instant through an account, the running one first. */
export function reportableMonths(now: Date): readonly LocalMonth[] {
  const running = reportMonthOf(localDateAt(now));
  return Array.from({ length: MONTHS_BACK + 1 }, (_, back) => addMonths(running, -back));
}

/** The form of a unit for one of those months. Throws a Fault for another month, and for an office that did not report then. */
export async function unitForm(warehouse: Warehouse, unitCode: string, month: string): Promise<ReportForm> {
  const months = reportableMonths(warehouse.clock());
  if (!months.includes(month))
    throw new Fault('report_month_closed', { from: months.at(-1)!, to: months[0]! }, 422);
  const form = await reportForm(warehouse, { unitCode, month });
  if (!form) throw new Fault('reporting_unit_unknown', { value: unitCode }, 404);
  if (!reportsMonth(form.unit, month)) throw new Fault('report_month_unasked', { month }, 422);
  return form;
}

/** The form of a unit and month; null for an unknown unit. */
export async function reportForm(
  warehouse: Warehouse,
  { unitCode, month }: { readonly unitCode: string; readonly month: LocalMonth },
): Promise<ReportForm | null> {
  const { reportingUnits } = await readCatalog(warehouse);
  const unit = reportingUnits.find(({ code }) => code === unitCode);
  if (!unit) return null;
  const reports = await warehouse.db.queryKept(standingOfUnit, { unit: unitCode, month: firstDateOf(month) });
  const standing = reports.find((report) => report.month === month) ?? null;
  return {
    unit: namedIn(unit, month),
    month,
    standing,
    before: reports.find((report) => report.month < month) ?? null,
  };
}
