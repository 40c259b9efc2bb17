import { ascending, descending, group, sum } from 'd3';
import type { Area, Level } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { addDays, addMonths, localDateAt, type LocalMonth } from '#lib/domain/local-date.ts';
import { reportMonthsEndingIn } from '#lib/domain/period.ts';
import { planWeeks, type PlanWeeks, type Quota } from '#lib/domain/quota.ts';
import { standsOn, unitArea, type ReportingUnit } from '#lib/domain/tally.ts';
import { reportingUnitsByArea } from '../statistics/quota-areas.ts';
import { quotas } from '../statistics/quotas.ts';
import { sumOf, tallyBoard } from '../tallies/board.ts';
import { shownAreas } from '../areas/shown-areas.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Campaign figures reported by a unit; null where it did not report. */
export interface Campaign {
  readonly installs: number | null;
  readonly accesses: number | null;
}

/**
 * From installs to counted measurements: reported campaign figures, then the measurements loaded in the unit's areas.
 */
export interface Funnel extends Campaign {
  /** All measurements: every technology, failed and flagged ones included. */
  readonly testsMade: number;
  /** Those counted in the figures. */
  readonly tests: number;
}

/** An area to measure in, and what it needs over all operators and for each. */
export interface QuotaArea {
  readonly area: Area;
  readonly whole: Quota;
  readonly operators: readonly Quota[];
}

/** The areas that one reporting unit has to measure. */
export interface QuotaSheet {
  /** Null on the sheet of areas without a responsible unit. */
  readonly reportingUnit: ReportingUnit | null;
  readonly funnel: Funnel;
  /** Most missing measurements first, then most people. */
  readonly areas: readonly QuotaArea[];
}

/** The quota sheets of a period. */
export interface QuotaSheets {
  readonly plan: PlanWeeks;
  /** Report months of the campaign figures; empty when none ends within the period. */
  readonly months: readonly LocalMonth[];
  /** In the letter's order; areas without a responsible unit last. */
  readonly sheets: readonly QuotaSheet[];
  /** Departments and the press, which are responsible for no area, in the letter's order. */
  readonly others: readonly (Campaign & { readonly unit: ReportingUnit })[];
}

/**
 * How many measurements does each reporting unit have to make, and how far did its campaign get? A commune's UBND is
 * responsible for it; before there were any, a district's for the areas with most of their territory in it. Departments and the press are responsible
 * for none: their people measure where they live and go, and no source tells how many of them live where.
 */
export async function quotaSheets(warehouse: Warehouse, filter: Filter): Promise<QuotaSheets> {
  const months = reportMonthsEndingIn(filter.period);
  const [{ reportingUnits }, shown, rows, reportingUnitOf, campaignOf] = await Promise.all([
    readCatalog(warehouse),
    shownAreas(warehouse, filter),
    quotas(warehouse, filter),
    reportingUnitsByArea(warehouse, filter),
    campaigns(warehouse, months),
  ]);
  const byCode = group(rows, ({ code }) => code);
  const areas = shown.map((area): QuotaArea => {
    const [whole, ...operators] = byCode.get(area.code)!;
    return { area, whole: whole!, operators };
  });
  const byReportingUnit = group(areas, ({ area }) => reportingUnitOf(area.code));
  const sheetOf = (reportingUnit: ReportingUnit | null): QuotaSheet[] => {
    const own = byReportingUnit.get(reportingUnit);
    if (!own) return [];
    const funnel = {
      ...campaignOf(reportingUnit),
      testsMade: sum(own, ({ whole }) => whole.testsMade),
      tests: sum(own, ({ whole }) => whole.tests),
    };
    return [{ reportingUnit, funnel, areas: own.sort(mostLackingFirst) }];
  };
  return {
    plan: planWeeks(filter.period, localDateAt(warehouse.clock())),
    months,
    sheets: [...reportingUnits, null].flatMap(sheetOf),
    others: reportingUnits
      .filter((unit) => unitArea(unit) === null && standsOn(unit, addDays(filter.period.to, -1)))
      .map((unit) => ({ unit, ...campaignOf(unit) })),
  };
}

/**
 * The sheets that somebody may see: a unit its own, with the figures that it has among all others, since what a spread is
 * borrowed from lies beyond its areas.
 */
export async function sheetsFor({ scope, root }: Warehouse, filter: Filter): Promise<QuotaSheets> {
  const all = await quotaSheets(root, filter);
  if (scope === null) return all;
  const isOwn = (unit: ReportingUnit | null) => scope.kind === 'unit' && unit?.code === scope.unit;
  return {
    ...all,
    sheets: all.sheets.filter(({ reportingUnit }) => isOwn(reportingUnit)),
    others: all.others.filter(({ unit }) => isOwn(unit)),
  };
}

/** The unit whose sheet an area (`district/218`) is on, or is the place of; null for an area of none. */
export function unitInCharge(
  sheets: QuotaSheets['sheets'],
  level: Level,
  area: string | null,
): string | null {
  const isOn = ({ reportingUnit, areas }: QuotaSheet) => {
    const own = reportingUnit && unitArea(reportingUnit);
    return (
      (own && `${own.level}/${own.code}` === area) ||
      areas.some(({ area: { code } }) => `${level}/${code}` === area)
    );
  };
  return sheets.find(isOn)?.reportingUnit?.code ?? null;
}

const mostLackingFirst = (a: QuotaArea, b: QuotaArea) =>
  descending(a.whole.testsForMinimum, b.whole.testsForMinimum) ||
  descending(a.area.population ?? 0, b.area.population ?? 0) ||
  ascending(a.area.code, b.area.code);

/** The sum of each unit's reports in these months. */
async function campaigns(
  warehouse: Warehouse,
  months: readonly LocalMonth[],
): Promise<(unit: ReportingUnit | null) => Campaign> {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return () => ({ installs: null, accesses: null });
  const { groups } = await tallyBoard(warehouse, { from: first, to: addMonths(last, 1) });
  const tallies = new Map(
    groups.flatMap(({ rows }) => rows.map((row) => [row.unit.code, row.tallies.flatMap((t) => t ?? [])])),
  );
  return (unit) => {
    const sent = tallies.get(unit?.code ?? '') ?? [];
    return { installs: sumOf(sent, 'installs'), accesses: sumOf(sent, 'accesses') };
  };
}
