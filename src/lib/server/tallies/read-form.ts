import type { LocalMonth } from '#lib/domain/local-date.ts';
import type { Rejection, RejectionCode } from '#lib/domain/rejection.ts';
import { SAMPLE_FIGURES } from '#lib/domain/tallies/tally-check.ts';
import { TALLY_FIGURES, type Tally, type TallyFigure } from '#lib/domain/tally.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { NamesOfMonth, UnitNames } from './name-units.ts';
import { readCount } from '#lib/domain/read-count.ts';
import { readMonth } from './read-month.ts';
import { submittedAt } from './submitted-at.ts';
import type { TallyColumn, TallyHeader } from './tally-header.ts';

/** A row of a form as in its file. */
export interface FormRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

/** A form as in its file, titles and header included. */
export interface FormSheet {
  /** Name of its sheet; empty where a file has none. */
  readonly sheet: string;
  readonly rows: readonly FormRow[];
}

/** A unit's figures with their row number. */
export type FormTally = Pick<Tally, 'unitCode' | 'month' | TallyFigure | 'note'> & {
  readonly rowNumber: number;
};

/** The content of a form. read = tallies + duplicates + rejections. */
export interface TallyForm {
  readonly tallies: readonly FormTally[];
  /** Rows that repeat a unit with identical figures. */
  readonly duplicates: number;
  readonly rejections: readonly Rejection[];
  /** First cells of rows without a unit: the sample, totals, group headings, signatures. */
  readonly skipped: readonly string[];
  /** Units whose month's figures are those of the letter's example. */
  readonly likeSample: readonly string[];
  /** Units that sent their figures again in the same sheet: the later submission stands, the others are `duplicates`. */
  readonly resubmitted: readonly string[];
}

/** The rows below a form's header, with facts about all of them. */
export interface FormPart {
  readonly rows: readonly FormRow[];
  readonly header: TallyHeader;
  /** The header's cells, which name the column of a rejection. */
  readonly headings: readonly string[];
  /** The month of the whole form; null when each row has its own. */
  readonly month: LocalMonth | null;
  /** Code of the unit of the whole form; null when each row names its own. */
  readonly unit: string | null;
}

interface Context extends FormPart {
  readonly namesOf: NamesOfMonth;
  /** The names of any time. */
  readonly names: UnitNames;
  /** The form has no unit column and more than one row, so that rows cannot be assigned to units. */
  readonly unclear: boolean;
}

/** Which tallies do the forms of a file hold, and which rows are rejected or skipped? */
export function readForms(parts: readonly FormPart[], namesOf: NamesOfMonth): TallyForm {
  const names = namesOf(null);
  const tallies = new Map<string, FormTally>();
  const rejections: Rejection[] = [];
  const skipped: string[] = [];
  const namesOfSample = new Map<FormTally, string>();
  const resubmitted: string[] = [];
  const sentAt = new Map<FormTally, number | null>();
  let duplicates = 0;
  for (const part of parts) {
    const unclear = !part.header.columns.has('unit') && filledRows(part, names) > 1;
    const context = { ...part, names, namesOf, unclear };
    for (const row of part.rows) {
      const read = readRow(row, context);
      if (read === null) continue;
      if ('skipped' in read) skipped.push(read.skipped);
      else if ('code' in read) rejections.push(read);
      else {
        if (hasSampleFigures(read)) namesOfSample.set(read, cellOf(row, part, 'unit') || read.unitCode);
        const key = `${read.unitCode} ${read.month}`;
        const before = tallies.get(key);
        const [earlier, sent] = [before && sentAt.get(before), submittedAt(cellOf(row, part, 'submitted'))];
        sentAt.set(read, sent);
        if (!before) tallies.set(key, read);
        else if (typeof earlier === 'number' && sent !== null && earlier !== sent) {
          if (sent > earlier) tallies.set(key, read);
          resubmitted.push(cellOf(row, part, 'unit') || read.unitCode);
          duplicates += 1;
        } else if (TALLY_FIGURES.every((figure) => before[figure] === read[figure])) duplicates += 1;
        else rejections.push(rejected(row, part, 'tally_unit_repeated', 'unit'));
      }
    }
  }
  const standing = [...tallies.values()];
  const likeSample = standing.flatMap((tally) => namesOfSample.get(tally) ?? []);
  return { tallies: standing, duplicates, rejections, skipped, likeSample, resubmitted };
}

/** How many rows below a header have figures of a unit, known or not? A blank form has none. */
export function filledRows(part: Pick<FormPart, 'rows' | 'header'>, names: UnitNames): number {
  return part.rows.filter((row, i) => {
    const counts = TALLY_FIGURES.map((figure) => readCount(cellOf(row, part, figure)));
    return counts.some(isCount) && !(i === 0 && numbersColumns(row, part)) && !isOther(row, part, names);
  }).length;
}

function readRow(row: FormRow, context: Context): FormTally | Rejection | { skipped: string } | null {
  const cell = (column: TallyColumn) => cellOf(row, context, column);
  const figures = TALLY_FIGURES.map((figure) => [figure, readCount(cell(figure))] as const);
  const empty = figures.every(([, value]) => value === null);
  const unit = cell('unit');
  const firstText = row.cells.find((text) => text.trim() !== '')?.trim();
  if (firstText === undefined || (row === context.rows[0] && numbersColumns(row, context))) return null;
  if (isOther(row, context, context.names)) return { skipped: firstText };
  const month = context.month ?? readMonth(cell('month'));
  const named = context.namesOf(month).ofCell(unit);
  // A row without figures and unit is text of the form: a heading, a signature, a date.
  if (named === undefined && !figures.some(([, value]) => isCount(value))) {
    return unit === '' && empty ? null : { skipped: firstText };
  }
  const unitCode = context.unit ?? named;
  if (context.unclear || (unit === '' && unitCode === undefined)) {
    return rejected(row, context, 'tally_unit_missing', 'unit');
  }
  if (unitCode === undefined) {
    const isOfOtherTime = month !== null && context.names.ofCell(unit) !== undefined;
    return rejected(row, context, isOfOtherTime ? 'tally_unit_not_then' : 'tally_unit_unknown', 'unit');
  }
  if (month === null) return rejected(row, context, 'tally_month_invalid', 'month');
  const wrong = figures.find(([, value]) => value === undefined);
  if (wrong) return rejected(row, context, 'tally_number_invalid', wrong[0]);
  if (empty || isOnlyCarried(row, context)) return rejected(row, context, 'tally_figures_missing', 'unit');
  const counts = Object.fromEntries(figures) as Record<TallyFigure, number | null>;
  return { rowNumber: row.rowNumber, unitCode, month, ...counts, note: cell('note') || null };
}

/**
 * Is it the row of a unit that did not report, in our own consolidated table? Its figures to date are those of an earlier
 * report, so they are none of this month.
 */
function isOnlyCarried(row: FormRow, part: FormPart): boolean {
  const ofMonth = (['installs', 'accesses'] as const).map((figure) => readCount(cellOf(row, part, figure)));
  return (
    ofMonth.every((value) => value === null) &&
    /^chua bao cao luy ke\b/.test(textKey(cellOf(row, part, 'note')))
  );
}

const cellOf = (row: FormRow, { header }: Pick<FormPart, 'header'>, column: TallyColumn): string =>
  row.cells[header.columns.get(column) ?? -1]?.trim() ?? '';

function rejected(row: FormRow, part: FormPart, code: RejectionCode, column: TallyColumn): Rejection {
  const heading = part.headings[part.header.columns.get(column) ?? -1] ?? null;
  return { rowNumber: row.rowNumber, column: heading, value: cellOf(row, part, column) || null, code };
}

/**
 * Is the row the sample, a sum, or a group heading with its sum? Such rows belong to no unit, whatever their figures.
 */
function isOther(row: FormRow, part: Pick<FormPart, 'header'>, names: UnitNames): boolean {
  const unit = cellOf(row, part, 'unit');
  if (names.ofCell(unit) !== undefined) return false;
  const figures = Math.min(...TALLY_FIGURES.map((figure) => part.header.columns.get(figure) ?? Infinity));
  return isSample(unit) || isGroup(unit) || row.cells.slice(0, figures).some(isTotal);
}

/** The letter's example ("Tên đơn vị thực hiện báo cáo", 25, 60, ...) is left in many returned forms. */
const isSample = (unit: string) => /^ten don vi/.test(textKey(unit));
const hasSampleFigures = ({ installs, accesses }: FormTally) =>
  installs === SAMPLE_FIGURES.installs && accesses === SAMPLE_FIGURES.accesses;

/** "Công an tỉnh" and "Công ty ..." are offices; "Cộng", "Tổng cộng" are sums, with marks or without. */
function isTotal(text: string): boolean {
  const key = textKey(text);
  if (/^(tong|total)\b/.test(key)) return !/^tong (cong ty|cuc)\b/.test(key);
  const spelled = text.trim().normalize('NFC').toLowerCase();
  return (
    /^cong\b/.test(key) && (/^cộng/.test(spelled) || !/^(công|cong (an|ty|thuong|doan)\b)/.test(spelled))
  );
}
const isGroup = (unit: string) => /^((\d{1,2}|[ivx]+) )?(cac|ubnd cac|khoi) /.test(textKey(unit));

/** The row under a header that numbers its columns: "(1)", "(2)", … or "A", "B", "1", "2", …. */
function numbersColumns({ cells }: FormRow, { header }: Pick<FormPart, 'header'>): boolean {
  const marks = cells.map((text) => /^\(?(\d{1,2}|[A-H])\)?$/i.exec(text.trim())?.[1]);
  const numbers = marks.filter((mark) => /^\d+$/.test(mark ?? '')).map(Number);
  return (
    marks.filter(Boolean).length > TALLY_FIGURES.length &&
    numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1) &&
    TALLY_FIGURES.every((figure) => marks[header.columns.get(figure) ?? 0] !== undefined) &&
    cells.every((text, i) => marks[i] !== undefined || text.trim() === '')
  );
}

const isCount = (value: number | null | undefined): value is number => typeof value === 'number';
