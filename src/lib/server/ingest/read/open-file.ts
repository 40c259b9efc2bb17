import { join } from 'node:path';
import type { Notice } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import { personalKind } from '#lib/domain/personal/personal-values.ts';
import type { FormRow, FormSheet } from '../../tallies/read-form.ts';
import { isTallyForm } from '../../tallies/tally-header.ts';
import { convertObjects } from './convert-objects.ts';
import { openCsv, openPlain } from './csv-table.ts';
import { readCsvHead, type CsvHead } from './csv-head.ts';
import { CsvReader, type CsvRecord } from './csv-records.ts';
import { readHead, type FileFacts } from './file-facts.ts';
import type { FileSource } from './file-source.ts';
import { MAX_COLUMNS } from './limits.ts';
import { lostLetters } from './letters/lost-letters.ts';
import type { LoadOptions } from './load-options.ts';
import { openParquet } from './parquet/parquet-table.ts';
import type { SourceTable } from './source-table.ts';
import { assumedEncoding } from './letters/text-encoding.ts';
import type { WorkbookKind } from './workbook-reader.ts';
import { convertWorkbook } from './workbook-sheets.ts';
import type { ConvertedWorkbook, PassedSheet } from './workbook-request.ts';

/** A file of measurements opened as a table. */
export interface OpenedTable {
  readonly table: SourceTable;
  /** Writes a plain copy of a file with irregular rows and opens it; null when `table` cannot have irregular rows. */
  readonly normalise: ((folder: string, signal?: AbortSignal) => Promise<SourceTable>) | null;
  /** What was assumed or left out in reading it. */
  readonly notices: readonly Notice[];
  /** Its sheet, of a workbook that has several. */
  readonly sheet: string | null;
  /** Other visible sheets with the same header, which nobody named: months, or teams. */
  readonly likeSheets: readonly string[];
}

/** What a table without sheets has of them. */
export const NO_SHEETS: Pick<OpenedTable, 'sheet' | 'likeSheets'> = { sheet: null, likeSheets: [] };

/** The monthly forms of a file: one, or one on each of several sheets. */
export interface OpenedForms {
  readonly forms: readonly FormSheet[];
  /** What was assumed or left out in reading them. */
  readonly notices: readonly Notice[];
}

/** An opened file: measurements, or monthly forms. */
export type OpenedFile = OpenedTable | OpenedForms;

/**
 * Opens a file of any kind. Temporary files are written to `folder`. A header that is a personal value, because the file
 * has no header, is empty. Throws a Fault when it cannot be used.
 */
export async function openFile(
  source: FileSource,
  facts: FileFacts,
  folder: string,
  options: LoadOptions,
): Promise<OpenedFile> {
  const opened = await openByKind(source, facts, folder, options);
  if ('forms' in opened) return opened;
  const { table, normalise } = opened;
  return {
    ...opened,
    table: withPlainHeaders(table),
    normalise: normalise && (async (into, signal) => withPlainHeaders(await normalise(into, signal))),
  };
}

const withPlainHeaders = (table: SourceTable): SourceTable => ({
  ...table,
  headers: table.headers.map((header) => (personalKind(header) === null ? header : '')),
});

async function openByKind(
  source: FileSource,
  facts: FileFacts,
  folder: string,
  options: LoadOptions,
): Promise<OpenedFile> {
  const { kind } = facts;
  if (kind === 'archive' || kind === 'gzip') throw new Fault('archive_nested', { file: source.name }, 422);
  if (kind === 'parquet') {
    const table = await openParquet(source, folder, options);
    return { ...NO_SHEETS, table, normalise: null, notices: [] };
  }
  if (kind === 'workbook' || kind === 'old-workbook' || kind === 'document') {
    return openWorkbook(source, kind, folder, options);
  }
  if (kind === 'text') return openText(source, facts, folder, options);
  const plain = join(folder, 'plain.csv');
  const notices = await convertObjects(source, kind, plain, options);
  return { ...NO_SHEETS, table: openPlain(plain, await readPlain(plain)), normalise: null, notices };
}

async function openText(
  { path, name }: FileSource,
  facts: FileFacts,
  folder: string,
  options: LoadOptions,
): Promise<OpenedFile> {
  const namedByHand = Object.values(options.columns ?? {}).map(({ column }) => column);
  const head = await readCsvHead(path, namedByHand, facts.foreign);
  const lost = lostLetters(head.records);
  if (lost !== null) throw new Fault('letters_lost', { file: name, example: lost }, 422);
  if (head.tooWide) throw new Fault('columns_too_many', { file: name, limit: MAX_COLUMNS }, 422);
  const rows = head.whole ? formRows(head.records) : null;
  if (rows) return { forms: [{ sheet: '', rows }], notices: encodingNotices(head, facts) };
  const { headerRow, signal } = options;
  const csv = openCsv({ path, name, namedByHand, headerRow }, head, facts.hasBlankLines);
  const notices = encodingNotices(head, facts);
  if (csv.regular) return { ...NO_SHEETS, ...csv, notices };
  return { ...NO_SHEETS, table: await csv.normalise(folder, signal), normalise: null, notices };
}

function encodingNotices({ encoding }: CsvHead, { foreign }: FileFacts): Notice[] {
  const repaired: Notice[] = encoding.twice ? [{ code: 'encoding_repaired', details: {} }] : [];
  const assumed = assumedEncoding(encoding);
  if (assumed !== null) return [...repaired, { code: 'encoding_assumed', details: { encoding: assumed } }];
  return encoding.bytes === 'utf-8' && foreign !== null
    ? [{ code: 'letters_unreadable', details: {} }]
    : repaired;
}

async function openWorkbook(
  source: FileSource,
  kind: WorkbookKind,
  folder: string,
  options: LoadOptions,
): Promise<OpenedFile> {
  const plain = join(folder, 'plain.csv');
  const converted = await convertWorkbook(source, kind, plain, options);
  const records = await readPlain(plain);
  if (converted.forms.length > 0) {
    let from = 0;
    const forms = converted.forms.map(({ sheet, rows }) => {
      const own = records.slice(from, (from += rows));
      return { sheet, rows: own.map(({ row, fields }) => ({ rowNumber: row, cells: fields })) };
    });
    return { forms, notices: workbookNotices(converted) };
  }
  const { sheet, otherSheets, hiddenSheets, likeSheets } = converted;
  const isOneOfSeveral = otherSheets.length + hiddenSheets.length > 0;
  return {
    table: openPlain(plain, records),
    normalise: null,
    notices: workbookNotices(converted),
    sheet: isOneOfSeveral ? sheet : null,
    likeSheets,
  };
}

/** A sheet that is not read, with what it holds: "Tháng 5 (3 dòng)". */
const namedWithRows = ({ name, rows }: PassedSheet): string => (rows === null ? name : `${name} (${rows})`);

/** Most row numbers in a notice. */
const ROWS_SHOWN = 20;

function workbookNotices(converted: ConvertedWorkbook): Notice[] {
  const { sheet, otherSheets, hiddenSheets, likeSheets, subtotalRows, hiddenRows, uncomputed, encoding } =
    converted;
  const notices: Notice[] = [];
  if (otherSheets.length + hiddenSheets.length > 0) {
    const others = otherSheets.filter(({ name }) => !likeSheets.includes(name)).map(namedWithRows);
    notices.push({
      code: 'sheet_used',
      details: { sheet, like: likeSheets, others, hidden: hiddenSheets.map(namedWithRows) },
    });
  }
  if (subtotalRows.length > 0) {
    const numbers = subtotalRows.slice(0, ROWS_SHOWN).map(String);
    notices.push({ code: 'subtotal_rows_left_out', details: { count: subtotalRows.length, numbers } });
  }
  if (hiddenRows > 0) notices.push({ code: 'hidden_rows_read', details: { count: hiddenRows } });
  if (uncomputed !== null) notices.push({ code: 'formulas_uncomputed', details: { ...uncomputed } });
  if (encoding !== null) notices.push({ code: 'encoding_assumed', details: { encoding } });
  return notices;
}

const PLAIN_HEAD_BYTES = 1024 * 1024;

/** The first records of a plain copy, with the row numbers of the original file. */
async function readPlain(path: string): Promise<CsvRecord[]> {
  const head = await readHead(path, PLAIN_HEAD_BYTES);
  const whole = head.length < PLAIN_HEAD_BYTES;
  const reader = new CsvReader(',');
  const text = new TextDecoder().decode(head, { stream: !whole });
  const records = [...reader.push(text), ...(whole ? reader.end() : [])];
  return records.map(({ fields, broken }) => ({ row: Number(fields[0]), fields: fields.slice(2), broken }));
}

function formRows(records: readonly CsvRecord[]): FormRow[] | null {
  const rows = records.filter((record) => record.fields.some((field) => field.trim() !== ''));
  if (!isTallyForm(rows.map((record) => record.fields))) return null;
  return rows.map(({ row, fields }) => ({ rowNumber: row, cells: fields }));
}
