import { group } from 'd3';
import { daysLeft, monthToChase } from '#lib/domain/due-state.ts';
import { Fault } from '#lib/domain/fault.ts';
import {
  addMonths,
  isLocalMonth,
  localDateAt,
  type LocalDate,
  type LocalMonth,
} from '#lib/domain/local-date.ts';
import { namedIn, reportsMonth, type ReportingUnit, type Tally } from '#lib/domain/tally.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { reportingStart, reportState } from './report-state.ts';
import { judgedReports, reportsOfAll } from './judged-reports.ts';

/** A unit whose report of a month is missing. */
export interface AwaitedReport {
  readonly unit: ReportingUnit;
  /** `waiting` until it is due, then `missing`. */
  readonly state: 'waiting' | 'missing';
  /** Its last earlier report, whose figures to date the next one continues; null when there is none. */
  readonly last: Pick<Tally, 'month' | 'installsCumulative' | 'accessesCumulative'> | null;
}

/** The units without a report of a month, and the time left. */
export interface AwaitedReports {
  readonly month: LocalMonth;
  /** Days until the 13th begins, today included; 0 or less after that. */
  readonly daysLeft: number;
  /** Today in Việt Nam. */
  readonly on: LocalDate;
  /** Number of units that have to report the month; 0 for a month before the first report. */
  readonly units: number;
  /** In the letter's order. */
  readonly awaited: readonly AwaitedReport[];
}

/**
 * Which units have not reported a month? `requested`: the month, or null for the one requested now. Throws a Fault
 * for an invalid month.
 */
export async function awaitedReports(
  warehouse: Warehouse,
  requested: string | null,
): Promise<AwaitedReports> {
  if (requested !== null && !isLocalMonth(requested))
    throw new Fault('tally_month_invalid', { value: requested }, 404);
  const now = warehouse.clock();
  const month = requested ?? monthToChase(now);
  const [{ reportingUnits }, standing] = await Promise.all([
    readCatalog(warehouse),
    judgedReports(warehouse, addMonths(month, 1)),
  ]);
  const byUnit = group(standing, ({ unitCode }) => unitCode);
  const since = reportingStart(await reportsOfAll(warehouse, standing, addMonths(month, 1)), now);
  const reporting = reportingUnits.filter((unit) => reportsMonth(unit, month));
  const states = reporting.map((unit) => {
    const reports = byUnit.get(unit.code) ?? [];
    const own = reports.find((report) => report.month === month) ?? null;
    return {
      unit: namedIn(unit, month),
      state: reportState(unit, month, own, since),
      last: reports.at(-1) ?? null,
    };
  });
  const awaited = states.flatMap(({ unit, state, last }) =>
    state === 'waiting' || state === 'missing' ? [{ unit, state, last }] : [],
  );
  const hasBegun = states.some(({ state }) => state !== 'not_asked' && state !== 'not_begun');
  const units = hasBegun ? reporting.length : 0;
  return { month, daysLeft: daysLeft(month, now), on: localDateAt(now), units, awaited };
}
