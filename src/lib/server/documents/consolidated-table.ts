import { issuingBodyOn, type IssuingBody } from '#lib/domain/issuing-body.ts';
import { localDateAt, type LocalMonth } from '#lib/domain/local-date.ts';
import { reportMonth } from '#lib/domain/period.ts';
import { namedIn, type ReportingUnitKind, type ReportOrigin, type TallyFigure } from '#lib/domain/tally.ts';
import { tallyBoard, type BoardRow, type BoardTotal } from '../tallies/board.ts';
import { reportFilesOf, type ReportFile } from '../tallies/report-files.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** A line of the consolidated table. */
export type ConsolidatedLine = Readonly<Record<TallyFigure, number | null>> & {
  readonly month: LocalMonth;
  /** `unit`: one unit's report; `group`: the sum of a kind of units; `total`: the sum of all. */
  readonly line: 'unit' | 'group' | 'total';
  /** Null in the total. */
  readonly kind: ReportingUnitKind | null;
  /** Null in sums, as is the name. */
  readonly unitCode: string | null;
  readonly unitName: string | null;
  /** Units of the line that reported, out of `units`: 0 or 1 of 1 for a unit. */
  readonly reported: number;
  readonly units: number;
  readonly note: string | null;
  /** Month of the earlier report that a unit's figures to date were carried from; null in sums and without one. */
  readonly carriedFrom: LocalMonth | null;
  /** Units of the line whose figures to date were carried. */
  readonly carried: number;
  /** The batch with the standing report; null in sums and without a report. */
  readonly batchId: number | null;
  /** Version of the report, how and when it was received; null as above. */
  readonly version: number | null;
  readonly origin: ReportOrigin | null;
  readonly receivedAt: string | null;
  /** The line uses a generated file. */
  readonly simulated: boolean;
};

/** A source file of a table's figures, with the reports used from it. */
export type UsedFile = ReportFile & {
  /** Lines of the units with figures from it, in the letter's order; never empty. */
  readonly reports: readonly ConsolidatedLine[];
};

/** One report month's consolidated table: the content of every format. */
export interface ConsolidatedTable {
  readonly month: LocalMonth;
  /** Units in the letter's order, each kind followed by its sum; the total last. */
  readonly lines: readonly ConsolidatedLine[];
  /** Names of the units without a report, in the letter's order. */
  readonly silent: readonly string[];
  /** The source files, first loaded first. */
  readonly files: readonly UsedFile[];
  /** The issuing body when the month was due; null where none is known. */
  readonly issuer: IssuingBody | null;
  /** A figure comes from a generated file. */
  readonly simulated: boolean;
  /** The report month is not over: its figures cannot be complete. */
  readonly running: boolean;
}

/** What did the units report together in each month of [from, to)? One table a month, oldest first. */
export async function consolidatedTables(
  warehouse: Warehouse,
  range: { readonly from: LocalMonth; readonly to: LocalMonth },
): Promise<ConsolidatedTable[]> {
  const [board, files, { issuingBodies }] = await Promise.all([
    tallyBoard(warehouse, range),
    reportFilesOf(warehouse, range),
    readCatalog(warehouse),
  ]);
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
      files: usedFiles(units, files),
      issuer: issuingBodyOn(issuingBodies, reportMonth(month).to),
      simulated: units.some((line) => line.simulated),
      running: localDateAt(warehouse.clock()) < reportMonth(month).to,
    };
  });
}

/** Earliest date of a zip-based office file. */
const ZIP_EPOCH = new Date('1980-01-01T00:00:00Z');

/** When was the latest source file of the tables loaded? Documents have this date: equal reports give equal bytes. */
export function lastLoadedAt(tables: readonly ConsolidatedTable[]): Date {
  const loaded = tables.flatMap(({ files }) => files.map(({ loadedAt }) => Date.parse(loadedAt)));
  return loaded.length === 0 ? ZIP_EPOCH : new Date(Math.max(...loaded));
}

function usedFiles(units: readonly ConsolidatedLine[], files: readonly ReportFile[]): UsedFile[] {
  return files
    .map((file) => ({ ...file, reports: units.filter((line) => line.batchId === file.batchId) }))
    .filter(({ reports }) => reports.length > 0);
}

function unitLine(month: LocalMonth, { unit, tallies, toDate }: BoardRow, i: number): ConsolidatedLine {
  const tally = tallies[i] ?? null;
  const { installsCumulative, accessesCumulative, carriedFrom, carriedSimulated } = toDate[i]!;
  return {
    month,
    line: 'unit',
    kind: unit.kind,
    unitCode: unit.code,
    unitName: namedIn(unit, month).name,
    reported: tally ? 1 : 0,
    units: 1,
    installs: tally?.installs ?? null,
    accesses: tally?.accesses ?? null,
    installsCumulative,
    accessesCumulative,
    carriedFrom,
    carried: carriedFrom === null ? 0 : 1,
    note: tally?.note ?? null,
    batchId: tally?.batchId ?? null,
    version: tally?.version ?? null,
    origin: tally?.origin ?? null,
    receivedAt: tally?.receivedAt ?? null,
    simulated: (tally?.simulated ?? false) || carriedSimulated,
  };
}

function sumLine(
  line: 'group' | 'total',
  kind: ReportingUnitKind | null,
  total: BoardTotal,
  units: readonly ConsolidatedLine[],
): ConsolidatedLine {
  const simulated = units.some((unit) => unit.simulated);
  return {
    ...{ ...total, line, kind, unitCode: null, unitName: null, note: null, carriedFrom: null, simulated },
    ...{ batchId: null, version: null, origin: null, receivedAt: null },
  };
}
