import type { Notice } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import { firstDateOf, isLocalMonth, type LocalMonth } from '#lib/domain/local-date.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { readForm, type FormRow, type TallyForm } from '../tallies/read-form.ts';
import { readMonth } from '../tallies/read-month.ts';
import { insertReports, standingOfBatch } from '../tallies/reports.sql.ts';
import { findTallyHeader, type TallyHeader } from '../tallies/tally-header.ts';
import type { Writer } from '../db/database.ts';
import * as sql from './tallies.sql.ts';
import { insertBatch, nextBatchId } from './write.sql.ts';
import type { FileIdentity } from './hash-file.ts';
import type { LoadOptions } from './load-options.ts';

interface FormFile {
  readonly fileName: string;
  readonly facts: FileIdentity;
  readonly options: LoadOptions;
  readonly now: string;
  readonly rows: readonly FormRow[];
}

/**
 * Writes a monthly form and its batch; runs inside the transaction. Returns the batch's id. Throws a Fault
 * when it is not clear which month the form reports, or when it holds no row.
 */
export async function writeTallies(writer: Writer, file: FormFile): Promise<number> {
  const { fileName, facts, options, now } = file;
  const form = await readTallies(writer, file);
  const [next] = await writer.query(nextBatchId, {});
  const id = next!.id;
  const received = { origin: options.origin ?? 'form', receivedAt: options.receivedAt ?? now };
  await writer.run(insertReports, { batch: id, reports: JSON.stringify(form.tallies), ...received });
  await writer.run(sql.insertFormRejections, { batch: id, rejections: JSON.stringify(form.rejections) });
  const [others] = await writer.query(standingOfBatch, { batch: id });
  const months = form.tallies.map(({ month }) => firstDateOf(month)).sort();
  await writer.run(insertBatch, {
    ...{ id, kind: 'tally', fileName, sha256: facts.sha256, bytes: facts.bytes, now },
    ...{ loadedBy: options.loadedBy, mapping: null, simulated: options.simulated ?? false },
    ...{ read: rowsOf(form), accepted: form.tallies.length, rejected: form.rejections.length },
    ...{ duplicates: form.duplicates, unplaced: 0 },
    ...{ firstOn: months[0] ?? null, lastOn: months[months.length - 1] ?? null },
    notices: JSON.stringify(noticesOf(form, others!)),
  });
  return id;
}

async function readTallies(writer: Writer, { fileName, options, rows }: FormFile): Promise<TallyForm> {
  const header = findTallyHeader(rows.map((row) => row.cells));
  if (!header) throw new Fault('tally_columns_missing', { file: fileName }, 422);
  const month = monthOf(rows, header, options, fileName);
  const names = await writer.query(sql.reportingUnitNames, {});
  const form = readForm(rows.slice(header.firstRow), {
    header,
    month,
    headings: headingsOf(rows, header),
    units: new Map(names.map(({ name, code }) => [textKey(name), code])),
  });
  if (rowsOf(form) === 0) throw new Fault('file_without_rows', { file: fileName }, 422);
  return form;
}

const rowsOf = (form: TallyForm) => form.tallies.length + form.duplicates + form.rejections.length;

/** The month of the whole form: as given, else a column of its own (null), else from the titles. */
function monthOf(
  rows: readonly FormRow[],
  header: TallyHeader,
  { constants }: LoadOptions,
  fileName: string,
): LocalMonth | null {
  const given = constants?.month;
  if (given !== undefined) {
    if (!isLocalMonth(given)) throw new Fault('tally_month_invalid', { value: given }, 422);
    return given;
  }
  if (header.columns.has('month')) return null;
  const titles = rows.slice(0, header.headerRow).flatMap((row) => row.cells);
  const month = titles.map(readMonth).find((found) => found !== null);
  if (!month) throw new Fault('tally_month_missing', { file: fileName }, 422);
  return month;
}

function headingsOf(rows: readonly FormRow[], { headerRow, firstRow }: TallyHeader): string[] {
  const [upper, lower] = [rows[headerRow]!.cells, rows[firstRow - 1]!.cells];
  const inTwo = firstRow - headerRow > 1;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) =>
    ((inTwo ? lower[i] : '') || upper[i] || '').trim(),
  );
}

function noticesOf(
  form: TallyForm,
  { superseding, behind }: { readonly superseding: number; readonly behind: number },
): Notice[] {
  const notices: Notice[] = [];
  if (form.skipped.length > 0) {
    const details = { rows: form.skipped.length, names: form.skipped.slice(0, 10) };
    notices.push({ code: 'tally_rows_skipped', details });
  }
  if (form.likeSample.length > 0) {
    const details = { rows: form.likeSample.length, names: form.likeSample.slice(0, 10) };
    notices.push({ code: 'tally_like_sample', details });
  }
  if (superseding > 0) notices.push({ code: 'tally_superseded', details: { units: superseding } });
  if (behind > 0) notices.push({ code: 'tally_behind', details: { units: behind } });
  return notices;
}
