import { ascending, descending, group, sum } from 'd3';
import type { Area } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { addMonths, localDateAt, type LocalMonth } from '#lib/domain/local-date.ts';
import { reportMonthsEndingIn } from '#lib/domain/period.ts';
import { planWeeks, type PlanWeeks, type Quota } from '#lib/domain/quota.ts';
import type { ReportingUnit } from '#lib/domain/tally.ts';
import { reportingUnitsByArea } from '../statistics/quota-areas.ts';
import { quotas } from '../statistics/quotas.ts';
import { sumOf, tallyBoard } from '../tallies/board.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** What a reporting unit says it did; figures are null where it said nothing. */
export interface Campaign {
  readonly installs: number | null;
  readonly accesses: number | null;
}

/** From the app on a phone to a test that counts: what was reported, then what was loaded of its areas. */
export interface Funnel extends Campaign {
  /** Every test, whichever technology, failed or doubtful. */
  readonly testsMade: number;
  /** Those that count in the figures. */
  readonly tests: number;
}

/** An area to measure in, what it needs of all operators together and of each. */
export interface QuotaArea {
  readonly area: Area;
  readonly whole: Quota;
  readonly operators: readonly Quota[];
}

/** What one reporting unit has to measure. */
export interface QuotaSheet {
  /** Null on the sheet of the areas that no reporting unit answers for. */
  readonly reportingUnit: ReportingUnit | null;
  readonly funnel: Funnel;
  /** Those that lack most tests first, of equal ones the one with more people. */
  readonly areas: readonly QuotaArea[];
}

/** The quota sheets of a period. */
export interface QuotaSheets {
  readonly plan: PlanWeeks;
  /** Report months whose tallies stand beside; empty when none ends within the period. */
  readonly months: readonly LocalMonth[];
  /** In the letter's order; areas that nobody answers for last. */
  readonly sheets: readonly QuotaSheet[];
  /** Departments and the press, who answer for no area, in the letter's order. */
  readonly others: readonly (Campaign & { readonly unit: ReportingUnit })[];
}

/**
 * What has each reporting unit to measure, and what came of its installs and accesses? A district's unit answers for
 * the areas that lie in the district with most of their ground. Departments and the press answer for none: their
 * people measure wherever they live and go, and no source tells how many of them live where.
 */
export async function quotaSheets(warehouse: Warehouse, filter: Filter): Promise<QuotaSheets> {
  const months = reportMonthsEndingIn(filter.period);
  const [{ reportingUnits, areasOf }, rows, reportingUnitOf, campaignOf] = await Promise.all([
    readCatalog(warehouse),
    quotas(warehouse, filter),
    reportingUnitsByArea(warehouse, filter),
    campaigns(warehouse, months),
  ]);
  const byCode = group(rows, ({ code }) => code);
  const areas = areasOf(filter.edition, filter.level).map((area): QuotaArea => {
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
      .filter(({ kind }) => kind !== 'district')
      .map((unit) => ({ unit, ...campaignOf(unit) })),
  };
}

const mostLackingFirst = (a: QuotaArea, b: QuotaArea) =>
  descending(a.whole.testsForMinimum, b.whole.testsForMinimum) ||
  descending(a.area.population ?? 0, b.area.population ?? 0) ||
  ascending(a.area.code, b.area.code);

/** What each unit reported in these months together. */
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
