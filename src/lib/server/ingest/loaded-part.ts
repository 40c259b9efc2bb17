import type { BatchKind } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Database, Writer } from '../db/database.ts';
import { loadedBatchOfFile, loadedBatchOfPart } from './batches.sql.ts';
import { proposeColumns } from './mapping/map-columns.ts';
import type { MappedColumns } from './mapping/mapped-columns.ts';
import type { OpenedByProfile } from './mapping/open-by-profile.ts';
import type { LoadOptions } from './read/load-options.ts';
import type { OpenedForms, OpenedTable } from './read/open-file.ts';

/** Thrown when the same part of a file is already loaded, possibly while this load waited for the writer. */
export class AlreadyLoaded extends Error {
  readonly batch: number;

  constructor(batch: number) {
    super(`already loaded as batch ${batch}`);
    this.batch = batch;
  }
}

/** What a batch takes of a file: its monthly forms, or a sheet and the column of its download speeds, as tests or as reference values. */
export interface FilePart {
  readonly sha256: string;
  readonly kind: BatchKind;
  readonly sheet: string | null;
  /** Null: whatever column. */
  readonly download: string | null;
}

/** A part of a file, opened and mapped; `columns` is null for forms, and for a loaded sheet that cannot be mapped. */
export interface FoundPart {
  readonly part: FilePart;
  readonly opened: OpenedForms | OpenedTable;
  readonly columns: MappedColumns | null;
  /** The batch that has this part already. */
  readonly loaded: number | null;
}

/**
 * Which part of its file has been opened, and is it loaded? Throws a Fault when a person must decide about its columns,
 * unless the sheet is loaded and nobody named other columns of it.
 */
export async function findPart(
  db: Database,
  sha256: string,
  { opened, context }: OpenedByProfile,
  options: LoadOptions,
): Promise<FoundPart> {
  const loadedAs = async (part: FilePart) => (await db.query(loadedBatchOfPart, { ...part }))[0]?.id ?? null;
  if ('forms' in opened) {
    const part: FilePart = { sha256, kind: 'tally', sheet: null, download: null };
    return { part, opened, columns: null, loaded: await loadedAs(part) };
  }
  const { headers, sample } = opened.table;
  const kind = options.aggregates === 'reference' ? 'reference' : 'measurement';
  const sheet: FilePart = { sha256, kind, sheet: opened.sheet, download: null };
  const { questions, ...columns } = proposeColumns(headers, sample, options, context);
  if (questions[0]) {
    const loaded = options.columns?.download === undefined ? await loadedAs(sheet) : null;
    if (loaded === null) throw questions[0];
    return { part: sheet, opened, columns: null, loaded };
  }
  const part = { ...sheet, download: columns.mapping.columns.download?.column ?? null };
  return { part, opened, columns, loaded: await loadedAs(part) };
}

/** Throws AlreadyLoaded when a batch has that part of a file. */
export async function throwIfLoaded(db: Pick<Database | Writer, 'query'>, part: FilePart): Promise<void> {
  const [earlier] = await db.query(loadedBatchOfPart, { ...part });
  if (earlier) throw new AlreadyLoaded(earlier.id);
}

/**
 * Throws AlreadyLoaded when a file that cannot be opened is loaded already, if nobody said how to open it; else a Fault
 * that ended the opening.
 */
export async function throwUnopened(
  db: Database,
  sha256: string,
  { sheet, headerRow, columns }: LoadOptions,
  error: unknown,
): Promise<never> {
  const isStated = sheet !== undefined || headerRow !== undefined || Object.keys(columns ?? {}).length > 0;
  const [earlier] =
    isStated || !(error instanceof Fault) ? [] : await db.query(loadedBatchOfFile, { sha256 });
  throw earlier ? new AlreadyLoaded(earlier.id) : error;
}
