import { formatCount, formatDate, formatMonth } from '#lib/domain/format.ts';
import type { LocalMonth } from '#lib/domain/local-date.ts';
import { lastDateOf, reportMonth } from '#lib/domain/period.ts';
import { QUANTITIES } from '#lib/domain/tallies/tally-check.ts';
import type { ReportingUnit, StandingTally } from '#lib/domain/tally.ts';
import { consolidatedWords as words } from '#lib/messages/consolidated.ts';
import { templateWords } from '#lib/messages/form-template.ts';
import { writeWorkbook, type CellStyle } from '../workbook-file.ts';
import { DECREE } from './decree-30.ts';
import { sheetOf } from './printed-sheet.ts';
import {
  blank,
  BOXED,
  CENTRED,
  FIGURE,
  fontOf,
  heightOf,
  INSET,
  LEFT,
  spread,
  type SheetLine,
} from './sheet-line.ts';

/** A unit of the form, and its last report before the form's month. */
export interface TemplateUnit {
  readonly unit: ReportingUnit;
  readonly before: StandingTally | null;
}

const { sizes } = DECREE;

/** Column widths in digits: unit, four figures, note, as in the letter. */
const WIDTHS = [35, 14, 14, 14, 14, 22];
const ACROSS = { from: 0, to: WIDTHS.length - 1 };
const ROOM = WIDTHS.reduce((sum, width) => sum + width, 0);
/** Cells to fill in. */
const TO_FILL: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFDF1E3' } } };
/** Upper limit of a figure: more than the population of any province. */
const MOST = 1_000_000_000;

/**
 * The letter's form for a month as a workbook, one row per unit with empty figures: a formula computes the figures to
 * date from the unit's last report and the month's figures.
 */
export async function renderTemplate(
  month: LocalMonth,
  units: readonly TemplateUnit[],
): Promise<Uint8Array<ArrayBuffer>> {
  const above = titleLines(month, units);
  const header = headerLines(month);
  const first = above.length + header.length;
  const lines = [...above, ...header, ...units.map(unitLine)];
  const sheet = sheetOf(words.sheet(formatMonth(month).replace('/', '-')), lines, WIDTHS);
  const cells = new Map(sheet.cells);
  units.forEach(({ before }, i) => {
    for (const [key, formula] of formulas(first + i, before)) {
      cells.set(key, { ...cells.get(key), formula, formulaResult: '' });
    }
  });
  const dataValidations = [
    {
      ...{ type: 'whole' as const, operator: 'between' as const, formula1: '0', formula2: String(MOST) },
      ...{ allowBlank: true, showErrorMessage: true, errorStyle: 'stop' as const },
      ...{ errorTitle: templateWords.wrongTitle, errorMessage: templateWords.wrong },
      range: `B${first + 1}:E${first + units.length}`,
    },
  ];
  const freezePane = { rows: first };
  return writeWorkbook({
    sheets: [{ ...sheet, cells, dataValidations, freezePane }],
    defaultFont: { name: DECREE.font, size: sizes.table },
  });
}

function titleLines(month: LocalMonth, units: readonly TemplateUnit[]): SheetLine[] {
  const bold = fontOf(sizes.title, { bold: true });
  const simulated = units.some(({ before }) => before?.simulated);
  const hints = [templateWords.howTo, ...(units.length === 1 ? lastTime(units[0]!) : [])];
  return [
    spread([{ ...ACROSS, text: words.title, style: bold }]),
    spread([{ ...ACROSS, text: words.subject(formatMonth(month), null), style: bold }]),
    ...(simulated ? [spread([{ ...ACROSS, text: words.simulated, style: bold }])] : []),
    ...hints.map((text) => ({
      ...spread([{ ...ACROSS, text, style: { ...fontOf(sizes.table, { italic: true }), alignment: LEFT } }]),
      height: heightOf([text], [ROOM], sizes.table),
    })),
    blank(8),
  ];
}

/** The unit's last figures to date, in words that name no other month's report. */
function lastTime({ before }: TemplateUnit): string[] {
  if (before === null) return [];
  const totals = QUANTITIES.map((quantity) => formatCount(before[`${quantity}Cumulative`], 'vi'));
  return [templateWords.lastTime(formatMonth(before.month), totals[0]!, totals[1]!)];
}

function headerLines(month: LocalMonth): SheetLine[] {
  const period = reportMonth(month);
  const dates = words.inMonthDates(formatDate(period.from), formatDate(lastDateOf(period)));
  const upper = [
    `${words.unit}\n${words.unitKinds}`,
    `${words.inMonth}\n${dates}`,
    words.cumulative(formatDate(period.to)),
  ];
  const lower = [words.installs, words.accessesInMonth, words.installs, words.accesses];
  const style = () => ({ ...BOXED, ...fontOf(sizes.table, { bold: true }), alignment: CENTRED });
  return [
    {
      values: [upper[0]!, upper[1]!, null, upper[2]!, null, words.note],
      style,
      merges: [
        ...[0, 5].map((column) => ({ from: column, to: column, rows: 2 })),
        { from: 1, to: 2 },
        { from: 3, to: 4 },
      ],
      height: heightOf(upper.slice(1), [WIDTHS[1]! * 2], sizes.table),
    },
    {
      values: [null, ...lower, null],
      style,
      merges: [],
      height: heightOf(lower, [WIDTHS[1]!], sizes.table),
    },
  ];
}

function unitLine({ unit }: TemplateUnit): SheetLine {
  return {
    values: [unit.name],
    style: (column) => {
      const style = { ...BOXED, ...fontOf(sizes.table) };
      if (column === 0) return { ...style, alignment: INSET };
      return column < WIDTHS.length - 1
        ? { ...style, ...FIGURE, ...TO_FILL }
        : { ...style, ...TO_FILL, alignment: LEFT };
    },
    merges: [],
    height: Math.max(24, heightOf([unit.name], [WIDTHS[0]!], sizes.table)),
  };
}

/** To date = last report's figure + month's figure; empty while the month is empty. */
function formulas(row: number, before: StandingTally | null): [string, string][] {
  return QUANTITIES.flatMap((quantity, i): [string, string][] => {
    const last = before?.[`${quantity}Cumulative`] ?? null;
    if (last === null) return [];
    const month = `${'BC'[i]!}${row + 1}`;
    return [[`${row},${3 + i}`, `IF(${month}="","",${last}+${month})`]];
  });
}
