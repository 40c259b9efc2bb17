import type { CellFormat, NamedRange, Sheet } from '../workbook-file.ts';
import { DECREE } from './decree-30.ts';
import type { SheetLine } from './sheet-line.ts';

/** A sheet with its repeated rows. */
export interface PrintedSheet {
  readonly sheet: Sheet;
  readonly repeated: NamedRange;
}

/** Print titles of a sheet. The library's own leave the sheet's name unquoted. */
export function printTitles(sheet: string, first: number, rows: number): NamedRange {
  return { name: '_xlnm.Print_Titles', range: `'${sheet}'!$${first + 1}:$${first + rows}`, scope: sheet };
}

const INCH = 25.4;

/** A sheet of lines with the decree's page setup; column `widths` in digits. */
export function sheetOf(name: string, lines: readonly SheetLine[], widths: readonly number[]): Sheet {
  const { margins } = DECREE;
  const cells = lines.flatMap((line, row) =>
    widths.map((_, column): [string, CellFormat] => [`${row},${column}`, { style: line.style(column) }]),
  );
  return {
    name,
    rows: lines.map(({ values }) => [...values]),
    columns: widths.map((width) => ({ width })),
    cells: new Map(cells),
    merges: lines.flatMap(({ merges }, row) =>
      merges.map(({ from, to, rows = 1 }) => ({
        startRow: row,
        startCol: from,
        endRow: row + rows - 1,
        endCol: to,
      })),
    ),
    rowDefs: new Map(lines.map(({ height }, row) => [row, { height }])),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      margins: {
        top: margins.top / INCH,
        bottom: margins.bottom / INCH,
        left: margins.left / INCH,
        right: margins.right / INCH,
        header: margins.header / INCH,
        footer: margins.header / INCH,
      },
      horizontalCentered: true,
    },
    headerFooter: { differentFirst: true, oddHeader: `&C&"${DECREE.font},Regular"&${DECREE.sizes.page}&P` },
  };
}
