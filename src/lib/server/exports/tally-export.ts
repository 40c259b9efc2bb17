import { campaignReach } from '#lib/domain/tallies/campaign.ts';
import { Fault } from '#lib/domain/fault.ts';
import { addMonths, isLocalMonth, localDateAt, type LocalMonth } from '#lib/domain/local-date.ts';
import { namedIn } from '#lib/domain/tally.ts';
import { encodeArrow } from '#lib/transport/arrow.ts';
import { wireObject } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';
import { TALLY_COLUMNS, type TallyRow } from '#lib/transport/tally-columns.ts';
import {
  CONTENT_TYPE,
  etagOf,
  FORMATS,
  isMarked,
  matchesEtag,
  oneOf,
  type ExportFormat,
  type ExportFile,
} from './file-result.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { JudgedFinding } from '../tallies/judged-reports.ts';
import { tallyBoard, type BoardRow, type TallyBoard } from '../tallies/board.ts';
import { areaMonths, type AreaMonth, type AreaMonths } from '../tallies/campaign.ts';

/** Most months of a file: ten years. */
const MAX_MONTHS = 120;

/**
 * The reports of all units in the months [`from`, `to`) of a query string (or in its one `month`), as a file in
 * `format` (CSV by `bom`): units in the letter's order, a row for every month, null without a report. `ifNoneMatch`: the header.
 * Throws a Fault for an invalid month or range.
 */
export async function tallyExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const format = oneOf(params, 'format', FORMATS);
  const marked = isMarked(params);
  const range = rangeOf(params);
  const { dataVersion } = warehouse;
  // The state of a report can change overnight with the same data version.
  const today = localDateAt(warehouse.clock());
  const etag = etagOf([format, marked, 'tallies', range.from, range.to, today], dataVersion);
  const name = ['tallies', range.from, range.to, `v${dataVersion}`];
  const file = { contentType: CONTENT_TYPE[format], etag };
  if (matchesEtag(ifNoneMatch, etag)) return { ...file, fileName: `${name.join('_')}.${format}`, body: null };
  const rows = rowsOf(...(await Promise.all([tallyBoard(warehouse, range), areaMonths(warehouse, range)])));
  if (dataVersion !== warehouse.dataVersion) return tallyExport(warehouse, params, ifNoneMatch);
  const simulated = rows.some((row) => row.simulated);
  const fileName = `${[...name, ...(simulated ? ['simulated'] : [])].join('_')}.${format}`;
  return { ...file, fileName, body: encode(format, rows, { ...range, dataVersion, simulated }, marked) };
}

/** Which months [from, to) does a query string name? Throws a Fault for an invalid month or range. */
export function rangeOf(params: URLSearchParams): { from: LocalMonth; to: LocalMonth } {
  const month = params.get('month');
  const from = month ?? params.get('from');
  const to = month ? (isLocalMonth(month) ? addMonths(month, 1) : month) : params.get('to');
  if (!from || !to) throw new Fault('tally_months_missing');
  for (const value of [from, to]) if (!isLocalMonth(value)) throw new Fault('tally_month_invalid', { value });
  if (from >= to || addMonths(from, MAX_MONTHS) < to) {
    throw new Fault('tally_months_out_of_order', { from, to, most: MAX_MONTHS });
  }
  return { from, to };
}

function rowsOf({ months, groups }: TallyBoard, areas: AreaMonths): TallyRow[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap((row) => months.map((month, i) => rowOf(row, i, month, areas(row.unit, month)))),
  );
}

function rowOf(
  { unit, tallies, states, toDate }: BoardRow,
  i: number,
  month: LocalMonth,
  area: AreaMonth | null,
): TallyRow {
  const tally = tallies[i] ?? null;
  const figures = {
    installs: tally?.installs ?? null,
    accesses: tally?.accesses ?? null,
    installsCumulative: tally?.installsCumulative ?? null,
    accessesCumulative: tally?.accessesCumulative ?? null,
  };
  const population = area?.population ?? null;
  const tests = area?.tests ?? null;
  return {
    unitCode: unit.code,
    unitName: namedIn(unit, month).name,
    unitKind: unit.kind,
    districtCode: unit.districtCode,
    month,
    reported: tally !== null,
    ...figures,
    installsToDate: toDate[i]!.installsCumulative,
    accessesToDate: toDate[i]!.accessesCumulative,
    carriedFrom: toDate[i]!.carriedFrom,
    note: tally?.note ?? null,
    batchId: tally?.batchId ?? null,
    version: tally?.version ?? null,
    origin: tally?.origin ?? null,
    receivedAt: tally?.receivedAt ?? null,
    state: states[i]!,
    warnings: openWarnings(tally?.findings ?? []),
    simulated: (tally?.simulated ?? false) || (area?.simulated ?? false) || toDate[i]!.carriedSimulated,
    population,
    tests,
    ...campaignReach(figures, tests, population),
  };
}

function openWarnings(findings: readonly JudgedFinding[]): string | null {
  const codes = findings.filter(({ acceptance }) => acceptance === null).map(({ code }) => code);
  return [...new Set(codes)].join(' ') || null;
}

interface Origin {
  readonly from: LocalMonth;
  readonly to: LocalMonth;
  readonly dataVersion: number;
  readonly simulated: boolean;
}

function encode(
  format: ExportFormat,
  rows: readonly TallyRow[],
  { dataVersion, ...rest }: Origin,
  marked: boolean,
) {
  if (format === 'csv') return encodeCsv(TALLY_COLUMNS, rows, { marked });
  const origin = { data_version: dataVersion, ...rest };
  if (format === 'arrow') return encodeArrow(TALLY_COLUMNS, rows, { provenance: JSON.stringify(origin) });
  const columns = TALLY_COLUMNS.map(({ name, unit }) => ({ name, unit }));
  return `${JSON.stringify({ ...origin, columns, rows: rows.map((row) => wireObject(row, TALLY_COLUMNS)) })}\n`;
}
