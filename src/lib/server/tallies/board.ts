import { index } from 'd3';
import { addMonths, firstDateOf, type LocalMonth } from '#lib/domain/local-date.ts';
import {
  TALLY_FIGURES,
  type ReportingUnit,
  type ReportingUnitKind,
  type Tally,
  type TallyFigure,
} from '#lib/domain/tally.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { standingTallies } from './board.sql.ts';

/** One unit's row: a tally for each month of the board, null where the unit sent none. */
export interface BoardRow {
  readonly unit: ReportingUnit;
  readonly tallies: readonly (Tally | null)[];
}

/** One month's sums over the units that reported. A figure no unit gave is null. */
export type BoardTotal = Readonly<Record<TallyFigure, number | null>> & {
  readonly month: LocalMonth;
  /** Units that sent a form, of `units` that were asked. */
  readonly reported: number;
  readonly units: number;
};

/** Units of one kind with their sums. */
export interface BoardGroup {
  readonly kind: ReportingUnitKind;
  readonly rows: readonly BoardRow[];
  readonly totals: readonly BoardTotal[];
}

/** Reporting units against report months. Units and groups in the letter's order, months in time's. */
export interface TallyBoard {
  readonly months: readonly LocalMonth[];
  readonly groups: readonly BoardGroup[];
  readonly totals: readonly BoardTotal[];
}

/**
 * What did each reporting unit report in the months [from, to), and what is it together? Every asked unit has
 * a row, whether it reported or not. Of several loaded forms for a unit and month the last loaded stands.
 */
export async function tallyBoard(
  warehouse: Warehouse,
  range: { readonly from: LocalMonth; readonly to: LocalMonth },
): Promise<TallyBoard> {
  const months: LocalMonth[] = [];
  for (let month = range.from; month < range.to; month = addMonths(month, 1)) months.push(month);
  const [{ reportingUnits }, tallies] = await Promise.all([
    readCatalog(warehouse),
    warehouse.db.query(standingTallies, { from: firstDateOf(range.from), to: firstDateOf(range.to) }),
  ]);
  const byUnit = index(
    tallies,
    (tally) => tally.unitCode,
    (tally) => tally.month,
  );
  const rows = reportingUnits.map((unit) => ({
    unit,
    tallies: months.map((month) => byUnit.get(unit.code)?.get(month) ?? null),
  }));
  const kinds = [...new Set(reportingUnits.map((unit) => unit.kind))];
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
    const sums = TALLY_FIGURES.map((figure) => [figure, sumOf(sent, figure)] as const);
    return {
      month,
      reported: sent.length,
      units: rows.length,
      ...(Object.fromEntries(sums) as Record<TallyFigure, number | null>),
    };
  });
}

function sumOf(tallies: readonly Tally[], figure: TallyFigure): number | null {
  const given = tallies.flatMap((tally) => tally[figure] ?? []);
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0);
}
