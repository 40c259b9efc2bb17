import { group, index } from 'd3';
import type { ReportState } from '#lib/domain/due-state.ts';
import { addMonths, type LocalMonth } from '#lib/domain/local-date.ts';
import {
  namedIn,
  reportsMonth,
  TALLY_FIGURES,
  type ReportingUnit,
  type ReportingUnitKind,
  type TallyFigure,
} from '#lib/domain/tally.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { reportingStart, reportState } from './report-state.ts';
import { figuresToDate, NO_FIGURES_TO_DATE, type FiguresToDate } from './figures-to-date.ts';
import { judgedReports, reportsOfAll, type JudgedReport } from './judged-reports.ts';

/** One unit's row, with an entry for each month of the board. */
export interface BoardRow {
  readonly unit: ReportingUnit;
  /** The standing version; null without a report. */
  readonly tallies: readonly (JudgedReport | null)[];
  readonly states: readonly ReportState[];
  /** Figures to date, carried where the unit gave none; none at all in months that no unit reported. */
  readonly toDate: readonly FiguresToDate[];
}

/**
 * One month's sums over the units that reported; those to date over every unit, with carried figures. A figure that no
 * unit gave is null, as is every figure of a month that no unit reported.
 */
export type BoardTotal = Readonly<Record<TallyFigure, number | null>> & {
  readonly month: LocalMonth;
  /** Units that reported, out of `units`. */
  readonly reported: number;
  readonly units: number;
  /** Units whose figures to date were carried from an earlier report. */
  readonly carried: number;
};

/** Units of one kind with their sums. */
export interface BoardGroup {
  readonly kind: ReportingUnitKind;
  readonly rows: readonly BoardRow[];
  readonly totals: readonly BoardTotal[];
}

/** Reports by unit and month. Units, by their names in the last month, and groups in the letter's order; months oldest first. */
export interface TallyBoard {
  readonly months: readonly LocalMonth[];
  readonly groups: readonly BoardGroup[];
  readonly totals: readonly BoardTotal[];
}

/**
 * What did each unit report in the months [from, to), and what are the sums? Every unit that reports one of the months
 * has a row, also without a report, and so has one that has ended and whose figures to date are carried. Of several versions of a report the one received last stands; a unit's own always takes precedence over a
 * past consolidated table.
 */
export async function tallyBoard(
  warehouse: Warehouse,
  range: { readonly from: LocalMonth; readonly to: LocalMonth },
): Promise<TallyBoard> {
  const months: LocalMonth[] = [];
  for (let month = range.from; month < range.to; month = addMonths(month, 1)) months.push(month);
  const [{ reportingUnits }, tallies] = await Promise.all([
    readCatalog(warehouse),
    judgedReports(warehouse, range.to),
  ]);
  const every = await reportsOfAll(warehouse, tallies, range.to);
  const since = reportingStart(every, warehouse.clock());
  const byUnit = index(
    tallies,
    (tally) => tally.unitCode,
    (tally) => tally.month,
  );
  const ofUnit = group(tallies, (tally) => tally.unitCode);
  const reportedMonths = new Set(every.map((tally) => tally.month));
  const all = reportingUnits.map((unit) => {
    const standing = months.map((month) => byUnit.get(unit.code)?.get(month) ?? null);
    const states = standing.map((tally, i) => reportState(unit, months[i]!, tally, since));
    const toDate = months.map((month) =>
      reportedMonths.has(month) ? figuresToDate(ofUnit.get(unit.code) ?? [], month) : NO_FIGURES_TO_DATE,
    );
    const lastMonth = months[months.length - 1];
    const named = lastMonth === undefined ? unit : namedIn(unit, lastMonth);
    return { unit: named, tallies: standing, states, toDate };
  });
  const rows = all.filter(
    ({ unit, tallies: sent, toDate }) =>
      months.some((month) => reportsMonth(unit, month)) ||
      sent.some((tally) => tally !== null) ||
      toDate.some(({ carriedFrom }) => carriedFrom !== null),
  );
  const kinds = [...new Set(rows.map(({ unit }) => unit.kind))];
  return {
    months,
    groups: kinds.map((kind) => {
      const ofKind = rows.filter((row) => row.unit.kind === kind);
      return { kind, rows: ofKind, totals: totalsOf(months, ofKind) };
    }),
    totals: totalsOf(months, rows),
  };
}

function totalsOf(months: readonly LocalMonth[], rows: readonly BoardRow[]): BoardTotal[] {
  return months.map((month, i) => {
    const sent = rows.flatMap((row) => row.tallies[i] ?? []);
    const toDate = rows.map((row) => row.toDate[i]!);
    const sums = TALLY_FIGURES.map((figure) => [
      figure,
      figure === 'installs' || figure === 'accesses' ? sumOf(sent, figure) : sumOf(toDate, figure),
    ]);
    return {
      month,
      reported: sent.length,
      units: rows.filter(({ unit, tallies }) => tallies[i] !== null || reportsMonth(unit, month)).length,
      carried: toDate.filter(({ carriedFrom }) => carriedFrom !== null).length,
      ...(Object.fromEntries(sums) as Record<TallyFigure, number | null>),
    };
  });
}

/** The sum of a figure over the rows that have it; null when none does. */
export function sumOf<Figure extends TallyFigure>(
  rows: readonly Readonly<Record<Figure, number | null>>[],
  figure: Figure,
): number | null {
  const given = rows.flatMap((row) => row[figure] ?? []);
  return given.length === 0 ? null : given.reduce((sum: number, value) => sum + value, 0);
}
