import type { Notice } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import { firstDateOf, isLocalMonth, type LocalMonth } from '#lib/domain/local-date.ts';
import { maskPersonal } from '#lib/domain/personal/personal-values.ts';
import type { Rejection } from '#lib/domain/rejection.ts';
import { namesByMonth, type UnitNames } from '../tallies/name-units.ts';
import {
  filledRows,
  readForms,
  type FormPart,
  type FormSheet,
  type TallyForm,
} from '../tallies/read-form.ts';
import { monthsInHead } from '../tallies/read-month.ts';
import { insertReports, standingOfBatch } from '../tallies/reports.sql.ts';
import { splitByMonth } from '../tallies/split-months.ts';
import { findTallyHeader, type TallyHeader } from '../tallies/tally-header.ts';
import type { Writer } from '../db/database.ts';
import * as sql from './tallies.sql.ts';
import { insertBatch, nextBatchId } from './write.sql.ts';
import type { FileIdentity } from './read/file-facts.ts';
import type { LoadOptions } from './read/load-options.ts';
import type { OpenedForms } from './read/open-file.ts';
import { receiptOf } from './receipt.ts';

interface FormFile {
  readonly fileName: string;
  readonly facts: FileIdentity;
  readonly options: LoadOptions;
  readonly now: string;
  readonly opened: OpenedForms;
}

/**
 * Writes the monthly forms of a file and their batch; must run in a transaction. Returns the batch's id. Throws a Fault
 * when the month or reporting unit of a form is missing or ambiguous, or when there are no rows.
 */
export async function writeTallies(writer: Writer, file: FormFile): Promise<number> {
  const { fileName, facts, options, now, opened } = file;
  const read = await readTallies(writer, file);
  const { guessed, ...receipt } = receiptOf(options, read.tallies, now);
  const form = receipt.origin === 'history' ? withoutSilentUnits(read) : read;
  throwIfUncomputed(form, fileName);
  if (rowsOf(form) === 0) throw new Fault('file_without_rows', { file: fileName }, 422);
  const [next] = await writer.query(nextBatchId, {});
  const id = next!.id;
  await writer.run(insertReports, { batch: id, reports: JSON.stringify(form.tallies), ...receipt });
  await writer.run(sql.insertFormRejections, {
    batch: id,
    rejections: JSON.stringify(form.rejections.map(withMaskedValue)),
  });
  const [others] = await writer.query(standingOfBatch, { batch: id });
  const months = form.tallies.map(({ month }) => firstDateOf(month)).sort();
  await writer.run(insertBatch, {
    ...{ id, kind: 'tally', fileName, sha256: facts.sha256, bytes: facts.bytes, now },
    ...{ sheet: null, rawKey: facts.sha256 },
    ...{ loadedBy: options.loadedBy, mapping: null, simulated: options.simulated ?? false },
    ...{ read: rowsOf(form), accepted: form.tallies.length, rejected: form.rejections.length },
    ...{ duplicates: form.duplicates, unplaced: 0 },
    ...{ firstOn: months[0] ?? null, lastOn: months[months.length - 1] ?? null },
    notices: JSON.stringify([...noticesOf(form, others!, guessed), ...opened.notices]),
  });
  return id;
}

async function readTallies(writer: Writer, { fileName, options, opened }: FormFile): Promise<TallyForm> {
  const unitRows = await writer.query(sql.reportingUnitNames, {});
  const namesOf = namesByMonth(unitRows);
  const names = namesOf(null);
  const codes = new Set(unitRows.map(({ code }) => code));
  const constants = formConstants(options, codes);
  const sheets = opened.forms.flatMap(splitByMonth).map((form) => withHeader(form, fileName));
  const filled = sheets.filter((sheet) => filledRows(sheet, names) > 0);
  const parts = (filled.length > 0 ? filled : sheets.slice(0, 1)).map((sheet) => {
    const file = sheets.length > 1 ? `${fileName} (${sheet.sheet})` : fileName;
    const headings =
      sheets.length > 1 ? sheet.headings.map((text) => `${text} (${sheet.sheet})`) : sheet.headings;
    const month = monthOf(sheet, constants, file);
    return { ...sheet, headings, month, unit: unitOf(sheet, constants, namesOf(month), file) };
  });
  return readForms(parts, namesOf);
}

/** A form's rejection; a cell of a form, too, may be a telephone number in the wrong column. */
const withMaskedValue = ({ value, ...rejection }: Rejection): Rejection => ({
  ...rejection,
  value: value && maskPersonal(value),
});

/** Throws a Fault for figures that are formulas whose results were never computed: such a form says nothing yet. */
function throwIfUncomputed({ rejections }: TallyForm, file: string): void {
  const formula = rejections.find(
    ({ code, value }) => code === 'tally_number_invalid' && value?.startsWith('='),
  );
  if (!formula) return;
  const { rowNumber: row, column, value } = formula;
  throw new Fault('tally_uncomputed', { file, row, column, value }, 422);
}

/** Drops rows without figures: in a table of past months they are units that did not report. */
function withoutSilentUnits(form: TallyForm): TallyForm {
  const silent = (rejection: Rejection) => rejection.code === 'tally_figures_missing';
  return { ...form, rejections: form.rejections.filter((rejection) => !silent(rejection)) };
}

const rowsOf = (form: TallyForm) => form.tallies.length + form.duplicates + form.rejections.length;

/** Month and reporting unit that the person stated for the whole file. */
interface FormConstants {
  readonly month?: LocalMonth;
  readonly unit?: string;
}

function formConstants(
  { constants: { month, unit } = {} }: LoadOptions,
  codes: ReadonlySet<string>,
): FormConstants {
  if (month !== undefined && !isLocalMonth(month)) {
    throw new Fault('tally_month_invalid', { value: month }, 422);
  }
  if (unit !== undefined && !codes.has(unit)) {
    throw new Fault('tally_unit_code_unknown', { value: unit, codes: [...codes] }, 422);
  }
  return { ...(month === undefined ? {} : { month }), ...(unit === undefined ? {} : { unit }) };
}

/** A form's rows below its header, and the lines that its month and reporting unit are recognised from. */
interface HeadedSheet extends Pick<FormPart, 'rows' | 'header' | 'headings'> {
  readonly sheet: string;
  /** Lines above the table. */
  readonly titles: readonly string[];
  /** Those lines and the header. */
  readonly head: readonly string[];
}

function withHeader({ sheet, rows }: FormSheet, fileName: string): HeadedSheet {
  const header = findTallyHeader(rows.map((row) => row.cells));
  if (!header) throw new Fault('tally_columns_missing', { file: fileName }, 422);
  return {
    ...{ sheet, header, rows: rows.slice(header.firstRow), headings: headingsOf(rows, header) },
    titles: rows.slice(0, header.headerRow).flatMap(({ cells }) => linesOf(cells)),
    head: rows.slice(0, header.firstRow).flatMap(({ cells }) => linesOf(cells)),
  };
}

/** The distinct cells of a row, and the whole row as one line: a month may span several cells. */
function linesOf(cells: readonly string[]): string[] {
  const filled = [...new Set(cells.map((cell) => cell.trim()).filter(Boolean))];
  return filled.length > 1 ? [...filled, filled.join(' ')] : filled;
}

/** The month of a whole form: as stated; null if it is a column; else recognised from the lines around the table. */
function monthOf({ sheet, header, head }: HeadedSheet, constants: FormConstants, file: string) {
  if (constants.month !== undefined) return constants.month;
  if (header.columns.has('month')) return null;
  const [month, ...others] = monthsInHead(head, sheet);
  if (month === undefined) throw new Fault('tally_month_missing', { file }, 422);
  if (others.length > 0) throw new Fault('tally_month_unsure', { file, found: [month, ...others] }, 422);
  return month;
}

/** The reporting unit of a whole form: as stated; null if it is a column; else recognised from the lines above the table. */
function unitOf(
  { sheet, header, titles }: HeadedSheet,
  constants: FormConstants,
  names: UnitNames,
  file: string,
) {
  if (constants.unit !== undefined) return constants.unit;
  if (header.columns.has('unit')) return null;
  const inTitles = names.inLines(titles);
  const [unit, ...others] = inTitles.length > 0 ? inTitles : names.inLines([sheet]);
  if (unit === undefined || others.length > 0) throw new Fault('tally_unit_unsure', { file }, 422);
  return unit;
}

/** The heading of each column; of a header of two rows the lower cell, else the upper. */
function headingsOf(rows: FormSheet['rows'], { headerRow, firstRow }: TallyHeader): string[] {
  const [upper, lower] = [rows[headerRow]!.cells, rows[firstRow - 1]!.cells];
  const inTwo = firstRow - headerRow > 1;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) =>
    ((inTwo ? lower[i] : '') || upper[i] || '').trim(),
  );
}

function noticesOf(
  form: TallyForm,
  { superseding, behind }: { readonly superseding: number; readonly behind: number },
  history: boolean,
): Notice[] {
  const notices: Notice[] = history ? [{ code: 'tally_history', details: {} }] : [];
  if (form.skipped.length > 0) {
    const details = { rows: form.skipped.length, names: form.skipped.slice(0, 10) };
    notices.push({ code: 'tally_rows_skipped', details });
  }
  if (form.likeSample.length > 0) {
    const details = { rows: form.likeSample.length, names: form.likeSample.slice(0, 10) };
    notices.push({ code: 'tally_like_sample', details });
  }
  if (form.resubmitted.length > 0) {
    const details = { count: form.resubmitted.length, names: [...new Set(form.resubmitted)].slice(0, 10) };
    notices.push({ code: 'tally_resubmitted', details });
  }
  if (superseding > 0) notices.push({ code: 'tally_superseded', details: { units: superseding } });
  if (behind > 0) notices.push({ code: 'tally_behind', details: { units: behind } });
  return notices;
}
