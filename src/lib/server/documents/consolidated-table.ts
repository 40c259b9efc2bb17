import type { LocalMonth } from '#lib/domain/local-date.ts';
import type { ReportingUnitKind, TallyFigure } from '#lib/domain/tally.ts';
import { tallyBoard, type BoardRow, type BoardTotal } from '../tallies/board.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** A line of the consolidated table. */
export type ConsolidatedLine = Readonly<Record<TallyFigure, number | null>> & {
  readonly month: LocalMonth;
  /** `unit` one unit's report, `group` the sum of a kind of units, `total` the sum of all. */
  readonly line: 'unit' | 'group' | 'total';
  /** Null in the total. */
  readonly kind: ReportingUnitKind | null;
  /** Null in sums, as is the name. */
  readonly unitCode: string | null;
  readonly unitName: string | null;
  /** Units of the line that sent their report, of `units` asked: 0 or 1 of 1 for a unit. */
  readonly reported: number;
  readonly units: number;
  readonly note: string | null;
  /** The batch that holds the report which stands; null in sums and where there is none. */
  readonly batchId: number | null;
  /** The line rests on a file that a generator made. */
  readonly simulated: boolean;
};

/** One report month's consolidated table: all that every format of it says. */
export interface ConsolidatedTable {
  readonly month: LocalMonth;
  /** Units in the letter's order, each kind followed by its sum; the sum of all last. */
  readonly lines: readonly ConsolidatedLine[];
  /** Names of the units that sent no report, in the letter's order. */
  readonly silent: readonly string[];
  /** A figure in it comes from a file that a generator made. */
  readonly simulated: boolean;
}

/** What did the units report together in each month of [from, to)? One table a month, oldest first. */
export async function consolidatedTables(
  warehouse: Warehouse,
  range: { readonly from: LocalMonth; readonly to: LocalMonth },
): Promise<ConsolidatedTable[]> {
  const board = await tallyBoard(warehouse, range);
  return board.months.map((month, i) => {
    const groups = board.groups.map(({ kind, rows, totals }) => {
      const units = rows.map((row) => unitLine(month, row, i));
      return { units, sum: sumLine('group', kind, totals[i]!, units) };
    });
    const units = groups.flatMap((group) => group.units);
    return {
      month,
      lines: [
        ...groups.flatMap((group) => [...group.units, group.sum]),
        sumLine('total', null, board.totals[i]!, units),
      ],
      silent: units.flatMap((line) => (line.reported === 0 ? (line.unitName ?? []) : [])),
      simulated: units.some((line) => line.simulated),
    };
  });
}

function unitLine(month: LocalMonth, { unit, tallies }: BoardRow, i: number): ConsolidatedLine {
  const tally = tallies[i] ?? null;
  return {
    month,
    line: 'unit',
    kind: unit.kind,
    unitCode: unit.code,
    unitName: unit.name,
    reported: tally ? 1 : 0,
    units: 1,
    installs: tally?.installs ?? null,
    accesses: tally?.accesses ?? null,
    installsCumulative: tally?.installsCumulative ?? null,
    accessesCumulative: tally?.accessesCumulative ?? null,
    note: tally?.note ?? null,
    batchId: tally?.batchId ?? null,
    simulated: tally?.simulated ?? false,
  };
}

function sumLine(
  line: 'group' | 'total',
  kind: ReportingUnitKind | null,
  total: BoardTotal,
  units: readonly ConsolidatedLine[],
): ConsolidatedLine {
  const simulated = units.some((unit) => unit.simulated);
  return { ...total, line, kind, unitCode: null, unitName: null, note: null, batchId: null, simulated };
}
