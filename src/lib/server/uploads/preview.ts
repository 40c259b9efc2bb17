import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maskPersonal } from '#lib/domain/personal/personal-values.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { MeasurementPreview, Preview, RowReading } from '#lib/domain/preview.ts';
import { Turns } from '../runtime/turns.ts';
import { Warehouse } from '../warehouse/warehouse.ts';
import { makeFolder } from '../ingest/load-folder.ts';
import { readFileFacts, readHead, type FileFacts } from '../ingest/read/file-facts.ts';
import { readFileKind } from '../ingest/read/file-kind.ts';
import type { FileSource } from '../ingest/read/file-source.ts';
import type { LoadOptions } from '../ingest/read/load-options.ts';
import { proposeColumns } from '../ingest/mapping/map-columns.ts';
import type { MappedColumns } from '../ingest/mapping/mapped-columns.ts';
import { openByProfile } from '../ingest/mapping/open-by-profile.ts';
import type { OpenedTable } from '../ingest/read/open-file.ts';
import { firstRows, readings } from './preview.sql.ts';
import { readRows } from '../ingest/stage/stage.ts';
import { NO_HEADER } from '../ingest/read/recognise-header.ts';
import { describeWorkbook } from '../ingest/read/workbook-sheets.ts';

/** What a person has stated about the file to be previewed. */
export interface PreviewOptions extends Omit<LoadOptions, 'loadedBy'> {
  /** Also describe the sheets of a workbook, which reads it once more. */
  readonly sheets?: boolean;
}

/** Rows shown, and rows that the style of values is detected from. */
const ROWS_SHOWN = 20;
const ROWS_READ = 2000;
const TEXT_BYTES = 1024 * 1024;
/** An unknown header is searched in these rows. */
const HEADER_ROWS = Array.from({ length: 10 }, (_, i) => i + 1);
/** A number, time or date, which a header does not contain. */
const VALUE = /^[-+]?\d[\d.,:/\sT-]*Z?$/;

/** Each preview opens a database for its rows. */
const turns = new Turns({ atOnce: 2, weight: 2, waiting: 40 });

/**
 * How would a file be loaded? From its beginning: its columns, their guessed meaning and why, what a person must decide,
 * and how its first rows are read. Writes nothing. Previews take turns. Throws a Fault when the file cannot be used.
 */
export function previewFile(
  warehouse: Warehouse,
  source: FileSource,
  options: PreviewOptions,
): Promise<Preview> {
  return turns.take(1, options.signal, () => previewInTurn(warehouse, source, options));
}

async function previewInTurn(
  warehouse: Warehouse,
  source: FileSource,
  options: PreviewOptions,
): Promise<Preview> {
  const folder = await makeFolder(warehouse.dataDir);
  try {
    const [beginning, facts] = await readBeginning(source, folder);
    if (facts.kind === 'archive' || facts.kind === 'gzip') return { kind: 'packed' };
    return await previewBeginning(warehouse, beginning, facts, folder, {
      ...{ ...options, loadedBy: '', firstRows: ROWS_READ },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Truncates a delimited file after its first lines; other kinds must be read whole. */
async function readBeginning({ path, name }: FileSource, folder: string): Promise<[FileSource, FileFacts]> {
  const head = await readHead(path, TEXT_BYTES);
  if (head.length === 0) throw new Fault('file_empty', { file: name }, 422);
  const kind = await readFileKind(path, name, head);
  const cut = kind === 'text' && head.length === TEXT_BYTES;
  const beginning = cut ? join(folder, 'beginning') : path;
  if (cut) await writeFile(beginning, head.subarray(0, endOfLines(head)));
  const seen = { path: beginning, name };
  if (kind === 'text') return [seen, await readFileFacts(beginning, name, () => undefined)];
  return [seen, { kind, bytes: 0, hasBlankLines: false, foreign: null }];
}

/** The offset after the last line end, also in UTF-16. */
function endOfLines(head: Buffer): number {
  const end = head.lastIndexOf(10) + 1;
  if (end === 0) return head.length;
  return end % 2 === 1 && (head[0] === 0xff || head[0] === 0xfe) ? end + 1 : end;
}

async function previewBeginning(
  warehouse: Warehouse,
  source: FileSource,
  facts: FileFacts,
  folder: string,
  options: LoadOptions & PreviewOptions,
): Promise<Preview> {
  const { kind } = facts;
  const isWorkbook = kind === 'workbook' || kind === 'old-workbook';
  const sheets = options.sheets && isWorkbook ? await describeWorkbook(source, kind, options) : [];
  const [{ opened, context }, headerAssumed] = await openWithAnyHeader(
    warehouse,
    source,
    facts,
    folder,
    options,
  );
  if ('forms' in opened) return { kind: 'form' };
  const { headers, sample } = opened.table;
  const { questions, ...columns } = proposeColumns(headers, sample, options, context);
  const hidden = new Set(columns.guess.personal.map(({ index }) => index));
  const readable =
    columns.indexes.download !== undefined && columns.mapping.columns.download?.unit !== undefined;
  const { rows: read, obstacle } = readable
    ? await readBeginningRows(warehouse, opened, columns, folder)
    : { rows: [], obstacle: null };
  return {
    kind: 'measurements',
    ...{ headers, headerAssumed, sheets, obstacle, readings: read },
    ...{ sheet: opened.sheet, likeSheets: opened.likeSheets, groups: columns.groups },
    ...{ mapping: columns.mapping, indexes: columns.indexes, guess: columns.guess },
    rows: sample
      .slice(0, ROWS_SHOWN)
      .map((row) => headers.map((_, index) => (hidden.has(index) ? '' : maskPersonal(row[index] ?? '')))),
    questions: [...secretQuestion(warehouse, columns), ...questions].map(({ code, details }) => ({
      code,
      details,
    })),
  };
}

/** A file with device ids cannot be loaded while the secret that they are hashed with is lost. */
function secretQuestion({ deviceSecret }: Warehouse, { indexes }: MappedColumns): Fault[] {
  if (indexes.device === undefined || deviceSecret.secret !== null) return [];
  return [new Fault('device_secret_lost', { state: deviceSecret.state }, 409)];
}

const hasValues = (found: Fault['details'][string] | undefined): boolean =>
  Array.isArray(found) && found.some((text) => VALUE.test(text));

/**
 * Opens a file also if its header has no known words: then the first non-empty row is assumed to be the header, or that
 * there is none when it has values already.
 */
async function openWithAnyHeader(
  warehouse: Warehouse,
  source: FileSource,
  facts: FileFacts,
  folder: string,
  options: LoadOptions,
): Promise<[Awaited<ReturnType<typeof openByProfile>>, number | null]> {
  try {
    return [await openByProfile(warehouse, source, facts, folder, options), null];
  } catch (error) {
    const unknown =
      error instanceof Fault && error.code === 'header_missing' && options.headerRow === undefined;
    if (!unknown) throw error;
    const rows = [...(hasValues(error.details.found) ? [NO_HEADER] : []), ...HEADER_ROWS];
    for (const row of rows) {
      const first = { ...options, headerRow: row };
      const found = await openByProfile(warehouse, source, facts, folder, first).catch(unlessUnreadable);
      if (found) return [found, row];
    }
    throw error;
  }
}

/** Passes over a row that is no header; any other fault would be met with the next one too. */
function unlessUnreadable(error: unknown): null {
  if (error instanceof Fault && error.code === 'header_missing') return null;
  throw error;
}

/** Stages the first rows in a temporary database, so that the warehouse's connections stay free. */
async function readBeginningRows(
  warehouse: Warehouse,
  { table, ...opened }: OpenedTable,
  columns: MappedColumns,
  folder: string,
): Promise<{ rows: RowReading[]; obstacle: MeasurementPreview['obstacle'] }> {
  const scratch = await Warehouse.open({
    ...{ dataDir: null, threads: 1, memoryLimit: '256MB' },
    ...{ clock: warehouse.clock, deviceSecret: 'preview' },
  });
  try {
    const beginning = { ...opened, table: { ...table, scan: firstRows(table.scan, ROWS_READ) } };
    const rows = await scratch.db.write(async (writer) => {
      await readRows(writer, scratch, beginning, columns, folder, {});
      return writer.query(readings, { rows: ROWS_SHOWN });
    });
    return { rows, obstacle: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { rows: [], obstacle: { code: error.code, details: error.details } };
  } finally {
    await scratch.close();
  }
}
