import { consolidatedWords as words } from '#lib/messages/consolidated.ts';
import { writeWorkbook } from '../workbook-file.ts';
import {
  contentOf,
  VERSION_HEADINGS,
  type ConsolidatedContent,
  type VersionRow,
} from './consolidated-content.ts';
import { bodyLines, closingLines, headerLines, headLines, titleLines, WIDTHS } from './consolidated-lines.ts';
import { lastLoadedAt, type ConsolidatedTable } from './consolidated-table.ts';
import { DECREE, POINTS_PER_MM, PRINTED } from './decree-30.ts';
import { pageBreaks } from './page-breaks.ts';
import { printTitles, sheetOf, type PrintedSheet } from './printed-sheet.ts';
import { blank, BOXED, CENTRED, fontOf, heightOf, INSET, spread, type SheetLine } from './sheet-line.ts';

const { sizes } = DECREE;

const VERSION_WIDTHS = [8, 6, 28, 17, 17, 39];
/** The last rows of the table stay on the signature's page. */
const ROWS_BY_SIGNATURE = 3;
/** Height for rows on a page, with a margin for different rounding in programs. */
const PAGE_HEIGHT = PRINTED.height * POINTS_PER_MM * 0.97;

/**
 * The consolidated tables as a workbook in the letter's layout: one A4 landscape sheet per month, and the versions of
 * the reports on the last. A missing figure is an empty cell, never 0.
 */
export async function renderWorkbook(tables: readonly ConsolidatedTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const contents = tables.map(contentOf);
  const loadedAt = lastLoadedAt(tables);
  const printed = [...contents.map(monthSheet), versionsSheet(contents)];
  return writeWorkbook({
    sheets: printed.map(({ sheet }) => sheet),
    properties: { title: words.title, created: loadedAt, modified: loadedAt },
    namedRanges: printed.map(({ repeated }) => repeated),
    defaultFont: { name: DECREE.font, size: sizes.table },
  });
}

function monthSheet(content: ConsolidatedContent): PrintedSheet {
  const above = [...headLines(content), ...titleLines(content)];
  const header = headerLines(content);
  const body = bodyLines(content);
  const below = closingLines(content);
  const lines = [...above, ...header, ...body, ...below];
  const name = words.sheet(content.month.replace('/', '-'));
  const room = { height: PAGE_HEIGHT, repeated: header.reduce((sum, { height }) => sum + height, 0) };
  const heights = lines.map(({ height }) => height);
  return {
    sheet: {
      ...sheetOf(name, lines, WIDTHS),
      rowBreaks: pageBreaks(heights, room, ROWS_BY_SIGNATURE + below.length).map((row) => row - 1),
    },
    repeated: printTitles(name, above.length, header.length),
  };
}

function versionsSheet(contents: readonly ConsolidatedContent[]): PrintedSheet {
  const across = { from: 0, to: VERSION_WIDTHS.length - 1 };
  const above = [
    spread([{ ...across, text: words.versions, style: fontOf(sizes.title, { bold: true }) }]),
    blank(8),
  ];
  const rows = contents.flatMap(({ month, versions }) => versions.map((row) => versionLine(month, row)));
  const header = versionLine(words.month, VERSION_HEADINGS, true);
  return {
    sheet: sheetOf(words.versionsSheet, [...above, header, ...rows], VERSION_WIDTHS),
    repeated: printTitles(words.versionsSheet, above.length, 1),
  };
}

function versionLine(month: string, row: VersionRow, header = false): SheetLine {
  const values = [month, row.number, row.file, row.receivedAt, row.loadedAt, row.reports];
  const written = [2, 5];
  return {
    values,
    style: (column) => ({
      ...BOXED,
      ...fontOf(sizes.table, { bold: header }),
      alignment: written.includes(column) && !header ? INSET : CENTRED,
    }),
    merges: [],
    height: heightOf(values, VERSION_WIDTHS, sizes.table),
  };
}
