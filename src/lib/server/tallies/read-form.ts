import type { LocalMonth } from '#lib/domain/local-date.ts';
import type { Rejection, RejectionCode } from '#lib/domain/rejection.ts';
import { SAMPLE_FIGURES } from '#lib/domain/tally-check.ts';
import { TALLY_FIGURES, type Tally, type TallyFigure } from '#lib/domain/tally.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { readMonth } from './read-month.ts';
import type { TallyColumn, TallyHeader } from './tally-header.ts';

/** A row of a form as it stands in its file. */
export interface FormRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
}

/** A unit's figures with the row they come from. */
export type FormTally = Pick<Tally, 'unitCode' | 'month' | TallyFigure | 'note'> & {
  readonly rowNumber: number;
};

/** What a form holds. read = tallies + duplicates + rejections. */
export interface TallyForm {
  readonly tallies: readonly FormTally[];
  /** Rows that repeat a unit with the very same figures. */
  readonly duplicates: number;
  readonly rejections: readonly Rejection[];
  /** First cells of rows that are no unit's: the sample, totals, headings between groups. */
  readonly skipped: readonly string[];
  /** Units whose figures in the month are those of the letter's own example. */
  readonly likeSample: readonly string[];
}

interface FormContext {
  readonly header: TallyHeader;
  /** The header's cells, for naming the column of a rejection. */
  readonly headings: readonly string[];
  /** The month of the whole form; null when each row tells its own. */
  readonly month: LocalMonth | null;
  /** Code of the reporting unit by text key of its name or alias. */
  readonly units: ReadonlyMap<string, string>;
}

/** Reads the rows below a form's header. */
export function readForm(rows: readonly FormRow[], context: FormContext): TallyForm {
  const tallies = new Map<string, FormTally>();
  const rejections: Rejection[] = [];
  const skipped: string[] = [];
  const likeSample: string[] = [];
  let duplicates = 0;
  for (const row of rows) {
    const read = readRow(row, context);
    if (read === null) continue;
    if ('skipped' in read) skipped.push(read.skipped);
    else if ('code' in read) rejections.push(read);
    else {
      if (hasSampleFigures(read)) likeSample.push(cellOf(row, context, 'unit'));
      const key = `${read.unitCode} ${read.month}`;
      const before = tallies.get(key);
      if (!before) tallies.set(key, read);
      else if (TALLY_FIGURES.every((figure) => before[figure] === read[figure])) duplicates += 1;
      else rejections.push(rejected(row, context, 'tally_unit_repeated', 'unit'));
    }
  }
  return { tallies: [...tallies.values()], duplicates, rejections, skipped, likeSample };
}

function readRow(row: FormRow, context: FormContext): FormTally | Rejection | { skipped: string } | null {
  const cell = (column: TallyColumn) => cellOf(row, context, column);
  const unit = cell('unit');
  const figures = TALLY_FIGURES.map((figure) => [figure, readCount(cell(figure))] as const);
  const empty = figures.every(([, value]) => value === null);
  if (unit === '' && empty) return null;
  if (isSample(unit)) return { skipped: unit };
  if (unit === '') return rejected(row, context, 'tally_unit_missing', 'unit');
  const unitCode = context.units.get(textKey(unit)) ?? context.units.get(textKey(unit).replace(/^ubnd /, ''));
  if (unitCode === undefined) {
    return empty || isTotal(unit) ? { skipped: unit } : rejected(row, context, 'tally_unit_unknown', 'unit');
  }
  const month = context.month ?? readMonth(cell('month'));
  if (month === null) return rejected(row, context, 'tally_month_invalid', 'month');
  const wrong = figures.find(([, value]) => value === undefined);
  if (wrong) return rejected(row, context, 'tally_number_invalid', wrong[0]);
  if (empty) return rejected(row, context, 'tally_figures_missing', 'unit');
  const counts = Object.fromEntries(figures) as Record<TallyFigure, number | null>;
  return { rowNumber: row.rowNumber, unitCode, month, ...counts, note: cell('note') || null };
}

const cellOf = (row: FormRow, { header }: FormContext, column: TallyColumn): string =>
  row.cells[header.columns.get(column) ?? -1]?.trim() ?? '';

function rejected(row: FormRow, context: FormContext, code: RejectionCode, column: TallyColumn): Rejection {
  const heading = context.headings[context.header.columns.get(column) ?? -1] ?? null;
  return { rowNumber: row.rowNumber, column: heading, value: cellOf(row, context, column) || null, code };
}

/** The letter's own example ("Tên đơn vị thực hiện báo cáo", 25, 60, ...) is left in many forms that come back. */
const isSample = (unit: string) => /^ten don vi/.test(textKey(unit));
const hasSampleFigures = ({ installs, accesses }: FormTally) =>
  installs === SAMPLE_FIGURES.installs && accesses === SAMPLE_FIGURES.accesses;

const isTotal = (unit: string) => /^(tong|cong|total)\b/.test(textKey(unit));

const NOTHING = /^([-–]?|\.{2,}|…)$/;
/** Words that people write behind a count. */
const COUNTED = /\s*(người|nguoi|lượt( truy cập)?|luot( truy cap)?|máy|thiết bị|tài khoản|thuê bao)\.?$/i;

/** A count as written; null where there is none, undefined where it is no whole number from 0 up. */
function readCount(text: string): number | null | undefined {
  if (NOTHING.test(text)) return null;
  const digits = text.replace(COUNTED, '');
  return /^\d+$|^\d{1,3}([., ]\d{3})+$/.test(digits) ? Number(digits.replace(/[., ]/g, '')) : undefined;
}
