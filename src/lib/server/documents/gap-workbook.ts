import type { Locale } from '#lib/domain/format.ts';
import type { GapFigures } from '#lib/domain/gaps/gap.ts';
import type { GapRow } from '#lib/transport/gap-columns.ts';
import { STATUS_LABELS } from '#lib/messages/gap-status.ts';
import { gapMessages } from '#lib/messages/gaps.ts';
import { VERDICT_LABELS } from '#lib/messages/verdicts.ts';
import {
  writeWorkbook,
  type CellFormat,
  type CellStyle,
  type CellValue,
  type Sheet,
} from '../workbook-file.ts';
import type { Gaps } from '../statistics/gaps/gaps.ts';

/** Content of a gap workbook. */
export interface GapWorkbook {
  readonly gaps: Gaps;
  /** The operator that the filter chose, in words; of all together. */
  readonly operatorChosen: string;
  /** Gap areas, each followed by its operators. */
  readonly rows: readonly GapRow[];
  readonly titleOf: (code: string) => string;
  readonly operatorName: (code: string) => string;
  /** Source of the figures, one line each. */
  readonly source: readonly (readonly [string, string])[];
  readonly locale: Locale;
}

const BOLD: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'center' } };
const MBPS = '0.0';
const WHOLE = '#,##0';
const SHARE = '0%';

interface Head<Row> {
  readonly title: string;
  readonly width: number;
  readonly format?: string;
  readonly of: (row: Row) => CellValue;
}

/** The gaps as a workbook: gap areas with operators, areas, tested cells, and the source. Speeds in Mbps. */
export async function renderGapWorkbook(book: GapWorkbook): Promise<Uint8Array<ArrayBuffer>> {
  const t = gapMessages[book.locale];
  const { heads, workbookSheets: names } = t;
  const verdicts = VERDICT_LABELS[book.locale];
  const statuses = STATUS_LABELS[book.locale];
  const mbps = (kbps: number | null) => (kbps === null ? null : Math.round(kbps / 100) / 10);
  const people = (count: number | null) => (count === null ? null : Math.round(count / 10) * 10);
  const nameOf = (code: string | null) => (code === null ? null : book.operatorName(code));
  const figureHeads: readonly Head<GapFigures>[] = [
    { title: heads.tests, width: 10, format: WHOLE, of: (row) => row.tests },
    { title: heads.failedTests, width: 10, format: WHOLE, of: (row) => row.failedTests },
    { title: heads.devices, width: 10, format: WHOLE, of: (row) => row.devices },
    { title: heads.mean, width: 12, format: MBPS, of: (row) => mbps(row.downloadKbpsMean) },
    { title: heads.lower, width: 10, format: MBPS, of: (row) => mbps(row.downloadKbpsMeanLower) },
    { title: heads.upper, width: 10, format: MBPS, of: (row) => mbps(row.downloadKbpsMeanUpper) },
    { title: heads.median, width: 12, format: MBPS, of: (row) => mbps(row.downloadKbpsMedian) },
    { title: heads.share, width: 10, format: SHARE, of: (row) => row.shareAtLimit },
  ];
  const sheets: Sheet[] = [
    sheetOf<GapRow>(names.areas, book.rows, [
      { title: heads.rank, width: 6, of: (row) => row.rank },
      { title: heads.name, width: 30, of: (row) => row.name },
      { title: heads.unitNames, width: 40, of: (row) => row.areaNames },
      { title: heads.cells, width: 8, format: WHOLE, of: (row) => row.cells },
      { title: heads.areaKm2, width: 10, format: '0.0', of: (row) => row.areaKm2 },
      { title: heads.people, width: 12, format: WHOLE, of: (row) => people(row.people) },
      { title: heads.operator, width: 16, of: (row) => nameOf(row.operator) ?? book.operatorChosen },
      {
        title: heads.status,
        width: 15,
        of: (row) => (row.status === null ? statuses.nothing_found : statuses[row.status]),
      },
      { title: heads.atMost, width: 12, format: MBPS, of: (row) => mbps(row.atMostKbps) },
      { title: heads.devicesMissing, width: 12, format: WHOLE, of: (row) => row.devicesMissing },
      { title: heads.tests, width: 10, format: WHOLE, of: (row) => row.tests },
      { title: heads.failedTests, width: 10, format: WHOLE, of: (row) => row.failedTests },
      { title: heads.devices, width: 10, format: WHOLE, of: (row) => row.devices },
      { title: heads.places, width: 10, format: WHOLE, of: (row) => row.places },
      { title: heads.times, width: 10, format: WHOLE, of: (row) => row.timesOfDay },
      { title: heads.laterDevices, width: 12, format: WHOLE, of: (row) => row.laterDevices },
      { title: heads.laterMean, width: 12, format: MBPS, of: (row) => mbps(row.laterMean) },
      { title: heads.lower, width: 10, format: MBPS, of: (row) => mbps(row.laterLower) },
      { title: heads.upper, width: 10, format: MBPS, of: (row) => mbps(row.laterUpper) },
      { title: heads.address, width: 22, of: (row) => row.id },
    ]),
    sheetOf<Gaps['byArea'][number]>(names.units, book.gaps.byArea, [
      { title: heads.code, width: 9, of: (row) => row.code },
      { title: heads.unit, width: 26, of: (row) => book.titleOf(row.code) },
      { title: heads.people, width: 12, format: WHOLE, of: (row) => people(row.people) },
      { title: heads.operator, width: 16, of: () => book.operatorChosen },
      ...figureHeads,
      { title: heads.verdict, width: 15, of: (row) => verdicts[row.verdict] },
      { title: heads.worst, width: 16, of: (row) => nameOf(row.worstOperator) },
      { title: heads.only, width: 16, of: (row) => nameOf(row.onlyOperator) },
      ...(['confirmed', 'suspected', 'untested'] as const).map((status) => ({
        title: heads.peopleOf[status],
        width: 12,
        format: WHOLE,
        of: (row: Gaps['byArea'][number]) => people(row.peopleByStatus[status]),
      })),
      {
        title: heads.untestedByAll,
        width: 12,
        format: WHOLE,
        of: (row) => people(row.peopleUntestedByAll),
      },
    ]),
    sheetOf<Gaps['cells'][number]>(names.cells, book.gaps.cells, [
      { title: heads.cell, width: 18, of: (row) => row.cell },
      {
        title: heads.unit,
        width: 26,
        of: (row) => (row.areaCode === null ? null : book.titleOf(row.areaCode)),
      },
      { title: heads.people, width: 12, format: WHOLE, of: (row) => people(row.people) },
      { title: heads.operator, width: 16, of: () => book.operatorChosen },
      ...figureHeads,
      { title: heads.status, width: 15, of: (row) => statuses[row.status] },
    ]),
    {
      name: names.source,
      rows: book.source.map(([name, value]) => [name, value]),
      columns: [{ width: 30 }, { width: 110 }],
      cells: new Map(
        book.source.flatMap((_, row) => [
          [`${row},0`, { style: BOLD }] as const,
          [`${row},1`, { style: { alignment: { wrapText: true, vertical: 'top' } } }] as const,
        ]),
      ),
    },
  ];
  return writeWorkbook({ sheets });
}

function sheetOf<Row>(name: string, rows: readonly Row[], heads: readonly Head<Row>[]): Sheet {
  const cells = new Map<string, CellFormat>(heads.map((_, column) => [`0,${column}`, { style: BOLD }]));
  rows.forEach((_, row) =>
    heads.forEach(({ format }, column) => {
      if (format) cells.set(`${row + 1},${column}`, { style: { numFmt: format } });
    }),
  );
  return {
    name,
    rows: [heads.map(({ title }) => title), ...rows.map((row) => heads.map(({ of }) => of(row)))],
    columns: heads.map(({ width }) => ({ width })),
    cells,
    freezePane: { rows: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
