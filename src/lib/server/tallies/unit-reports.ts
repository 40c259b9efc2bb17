import { extent, group } from 'd3';
import type { ReportState } from '#lib/domain/due-state.ts';
import { Fault } from '#lib/domain/fault.ts';
import { addMonths, localDateAt, type LocalMonth } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import type { ReportingUnit } from '#lib/domain/tally.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { reportingStart, reportState } from './report-state.ts';
import { judgedReports, reportsOfAll, type JudgedReport } from './judged-reports.ts';
import { versionsOfUnit, type ReportVersion } from './reports.sql.ts';

/** A unit's reports of one month. */
export interface UnitMonth {
  readonly month: LocalMonth;
  readonly state: ReportState;
  /** The standing version; null without one. */
  readonly report: JudgedReport | null;
  /** Every version, newest first; undone ones too. */
  readonly versions: readonly ReportVersion[];
}

/** A unit's reports from the first month that any unit reported to the last one, without gaps. */
export interface UnitReports {
  readonly unit: ReportingUnit;
  /** Oldest first. */
  readonly months: readonly UnitMonth[];
}

/** What did a reporting unit report, month by month? Throws a Fault when there is no such unit. */
export async function unitReports(warehouse: Warehouse, code: string): Promise<UnitReports> {
  const now = warehouse.clock();
  const running = reportMonthOf(localDateAt(now));
  const [{ reportingUnits }, standing, versions] = await Promise.all([
    readCatalog(warehouse),
    judgedReports(warehouse, addMonths(running, 12)),
    warehouse.db.queryKept(versionsOfUnit, { unit: code }),
  ]);
  const unit = reportingUnits.find((one) => one.code === code);
  if (!unit) throw new Fault('reporting_unit_unknown', { value: code }, 404);
  const every = await reportsOfAll(warehouse, standing, addMonths(running, 12));
  const since = reportingStart(every, now);
  const reports = new Map(
    standing.filter(({ unitCode }) => unitCode === code).map((report) => [report.month, report]),
  );
  const byMonth = group(versions, ({ month }) => month);
  const months: UnitMonth[] = [];
  const [first, last] = extent(every, ({ month }) => month);
  if (first === undefined) return { unit, months };
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const report = reports.get(month) ?? null;
    months.push({
      month,
      state: reportState(unit, month, report, since),
      report,
      versions: byMonth.get(month) ?? [],
    });
  }
  return { unit, months };
}
