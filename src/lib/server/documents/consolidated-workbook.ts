import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre';
import { formatDate, formatDateRange, formatMonth } from '#lib/domain/format.ts';
import { lastDateOf, reportMonth } from '#lib/domain/period.ts';
import { consolidatedWords as words } from '#lib/messages/consolidated.ts';
import type { ConsolidatedLine, ConsolidatedTable } from './consolidated-table.ts';

/** Nghị định 30/2020/NĐ-CP, Phụ lục I: type, and margins in inches (20 mm, left 30, right 15). */
const FONT = 'Times New Roman';
const MARGINS = { top: 0.79, bottom: 0.79, left: 1.18, right: 0.59, header: 0.39, footer: 0.39 };
const WIDTHS = [5, 38, 14, 14, 14, 14, 22, 9];
const COLUMNS = WIDTHS.length;
/** Figures and the version stand from these columns on. */
const FIRST_FIGURE = 2;
const VERSION = 7;
const WRAPPED_TITLE = 36;
const HEADER_HEIGHT = 64;

/**
 * The consolidated tables as a workbook in the letter's layout: a sheet for each month, A4 on its
 * side. A figure nobody gave is an empty cell, never 0.
 */
export async function renderWorkbook(tables: readonly ConsolidatedTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const sheets = tables.map(sheetOf);
  return new Uint8Array(await writeXlsx({ sheets, defaultFont: { name: FONT, size: 12 } }));
}

function sheetOf(table: ConsolidatedTable): WriteSheet {
  const period = reportMonth(table.month);
  const titles = [
    words.title,
    words.subject(formatMonth(table.month)),
    words.attachedTo,
    ...(table.simulated ? [words.simulated] : []),
  ];
  const header: CellValue[][] = [
    [
      words.number,
      words.unit,
      words.inMonth(formatDateRange(period.from, lastDateOf(period))),
      null,
      words.cumulative(formatDate(period.to)),
      null,
      words.note,
      words.version,
    ],
    [null, null, words.installs, words.accessesInMonth, words.installs, words.accesses, null, null],
  ];
  const silent = table.silent.length
    ? words.silent(table.silent.length, table.silent.join('; '))
    : words.allReported;
  const first = titles.length;
  const body = first + header.length;
  const end = body + table.lines.length;
  const rows: CellValue[][] = [
    ...titles.map((title) => [title]),
    ...header,
    ...bodyRows(table.lines),
    [silent],
  ];
  const across = (row: number) => merge(row, 0, row, COLUMNS - 1);
  return {
    name: words.sheet(formatMonth(table.month).replace('/', '-')),
    rows,
    columns: WIDTHS.map((width) => ({ width })),
    cells: styled(rows, (row, column) => {
      if (row < first) return titleStyle(row);
      if (row < body) return { ...BOXED, font: { name: FONT, size: 12, bold: true }, alignment: CENTRED };
      if (row === end) return { font: { name: FONT, size: 12, italic: true }, alignment: WRAPPED };
      return bodyStyle(table.lines[row - body]!, column);
    }),
    merges: [
      ...titles.map((_, row) => across(row)),
      across(end),
      merge(first, 2, first, 3),
      merge(first, 4, first, 5),
      ...[0, 1, 6, 7].map((column) => merge(first, column, first + 1, column)),
    ],
    rowDefs: new Map([
      [first, { height: WRAPPED_TITLE }],
      [first + 1, { height: HEADER_HEIGHT }],
      [end, { height: Math.max(18, Math.ceil(silent.length / 110) * 18) }],
    ]),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
      horizontalCentered: true,
    },
    headerFooter: { differentFirst: true, oddHeader: '&C&P' },
  };
}

function bodyRows(lines: readonly ConsolidatedLine[]): CellValue[][] {
  let number = 0;
  return lines.map((line) => {
    const unit = line.line === 'unit';
    if (unit) number += 1;
    const reported = unit ? (line.reported ? line.note : words.notReported) : null;
    return [
      unit ? number : null,
      unit ? line.unitName : line.kind === null ? words.total : words.groups[line.kind],
      line.installs,
      line.accesses,
      line.installsCumulative,
      line.accessesCumulative,
      unit ? reported : words.reported(line.reported, line.units),
      line.batchId,
    ];
  });
}

const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  startRow,
  startCol,
  endRow,
  endCol,
});

const THIN = { style: 'thin' } as const;
const BOXED: CellStyle = { border: { top: THIN, right: THIN, bottom: THIN, left: THIN } };
const CENTRED = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
const WRAPPED = { horizontal: 'left', vertical: 'center', wrapText: true } as const;

/** The title and its subject stand bold, what the table belongs to in italics, the label of simulated figures bold. */
function titleStyle(row: number): CellStyle {
  return { font: { name: FONT, size: 14, bold: row !== 2, italic: row === 2 }, alignment: CENTRED };
}

function bodyStyle(line: ConsolidatedLine, column: number): CellStyle {
  const figure = column >= FIRST_FIGURE && column < FIRST_FIGURE + 4;
  const style = { ...BOXED, font: { name: FONT, size: 12, bold: line.line !== 'unit' } };
  if (figure) return { ...style, numFmt: '#,##0', alignment: { horizontal: 'right', vertical: 'center' } };
  return { ...style, alignment: column === 0 || column === VERSION ? CENTRED : WRAPPED };
}

function styled(
  rows: readonly (readonly CellValue[])[],
  styleOf: (row: number, column: number) => CellStyle,
): Map<string, Partial<Cell>> {
  return new Map(
    rows.flatMap((_, row) =>
      WIDTHS.map((_width, column) => [`${row},${column}`, { style: styleOf(row, column) }] as const),
    ),
  );
}
