import { isOverdue, type LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import type { Locale } from '#lib/domain/format.ts';
import { caseMessages } from '#lib/messages/cases.ts';
import { ledgerMessages } from '#lib/messages/case-ledger.ts';
import { ledgerRow, type LedgerRow } from '#lib/transport/ledger-row.ts';
import { writeWorkbook, type CellFormat, type CellStyle, type CellValue } from '../workbook-file.ts';

const LINE = { style: 'thin' } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const CELL: CellStyle = { border: BORDER, alignment: { wrapText: true, vertical: 'top' } };
const HEAD: CellStyle = {
  font: { bold: true },
  border: BORDER,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFEFECE5' } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const OVERDUE: CellStyle = { font: { bold: true } };
const DATE: CellStyle = { numFmt: 'dd/mm/yyyy' };
const WHOLE: CellStyle = { numFmt: '#,##0' };

/** In points: three lines. */
const HEAD_HEIGHT = 48;
const LINE_HEIGHT = 15;
/** Part of a column's width that words fill, since none is cut, in bold too. */
const FILLED = 0.85;

interface Head {
  readonly title: string;
  readonly width: number;
  readonly style?: CellStyle;
  readonly of: (row: LedgerRow) => CellValue;
}

const dateOf = (date: string | null) => (date === null ? null : new Date(`${date}T00:00:00Z`));

/** Cases as a workbook: one sheet, a row for each; overdue ones in bold. It prints on A4 across. */
export async function renderLedgerWorkbook(
  cases: readonly LedgerCase[],
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = ledgerMessages[locale];
  const { states } = caseMessages[locale];
  const notes = (row: LedgerRow) =>
    [
      ...(row.simulated ? [t.simulated] : []),
      ...(row.uncertainYears === null ? [] : [t.uncertain(row.uncertainYears)]),
    ].join('; ');
  const heads: readonly Head[] = [
    { title: t.heads.number, width: 9, of: (row) => row.number },
    { title: t.heads.operator, width: 13, of: (row) => row.operatorName },
    { title: t.heads.places, width: 6, style: WHOLE, of: (row) => row.places },
    { title: t.heads.placeNames, width: 26, of: (row) => row.placeNames },
    { title: t.heads.people, width: 10, style: WHOLE, of: (row) => row.people },
    { title: t.heads.state, width: 14, of: (row) => states[row.state] },
    { title: t.heads.dueOn, width: 11, style: DATE, of: (row) => dateOf(row.dueOn) },
    { title: t.heads.workingDays, width: 9, style: WHOLE, of: (row) => row.workingDays },
    { title: t.heads.openedOn, width: 11, style: DATE, of: (row) => dateOf(row.openedOn) },
    { title: t.heads.sentOn, width: 11, style: DATE, of: (row) => dateOf(row.sentOn) },
    { title: t.heads.document, width: 15, of: (row) => row.document },
    { title: t.heads.deadline, width: 11, style: DATE, of: (row) => dateOf(row.deadline) },
    { title: t.heads.reminders, width: 6, style: WHOLE, of: (row) => row.reminders },
    { title: t.heads.answeredOn, width: 11, style: DATE, of: (row) => dateOf(row.answeredOn) },
    { title: t.heads.promised, width: 7, style: WHOLE, of: (row) => row.promisedPlaces },
    { title: t.heads.claimed, width: 9, style: WHOLE, of: (row) => row.claimedPlaces },
    { title: t.heads.proven, width: 9, style: WHOLE, of: (row) => row.provenPlaces },
    { title: t.heads.reason, width: 26, of: (row) => row.reason },
    { title: t.heads.note, width: 20, of: notes },
  ];
  const cells = new Map<string, CellFormat>();
  heads.forEach((_, column) => cells.set(`0,${column}`, { style: HEAD }));
  cases.forEach((found, i) =>
    heads.forEach(({ style }, column) => {
      const shown = { ...CELL, ...style, ...(isOverdue(found) ? OVERDUE : {}) };
      cells.set(`${i + 1},${column}`, { style: shown });
    }),
  );
  const rows = cases.map(ledgerRow).map((row) => heads.map(({ of }) => of(row)));
  return writeWorkbook({
    sheets: [
      {
        name: t.sheet,
        rows: [heads.map(({ title }) => title), ...rows],
        columns: heads.map(({ width }) => ({ width })),
        rowDefs: new Map([
          [0, { height: HEAD_HEIGHT }],
          ...rows.map((row, i) => [i + 1, { height: linesOf(row, heads) * LINE_HEIGHT }] as const),
        ]),
        cells,
        freezePane: { rows: 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          margins: { top: 0.5, bottom: 0.5, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
        },
      },
    ],
    properties: { title: t.title },
  });
}

/** Lines that the longest text of a row takes: programs that print do not measure rows by themselves. */
function linesOf(row: readonly CellValue[], heads: readonly Head[]): number {
  const lines = row.map((value, i) =>
    typeof value === 'string' ? Math.ceil(value.length / (heads[i]!.width * FILLED)) : 1,
  );
  return Math.max(1, ...lines);
}
