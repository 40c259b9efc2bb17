import { rm } from 'node:fs/promises';
import type { LoadProgress, LoadReport, Notice } from '#lib/domain/batch.ts';
import type { Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { batchReport } from './batches.ts';
import { loadedBatchOfFile } from './batches.sql.ts';
import { findDuplicates } from './stage/find-duplicates.ts';
import { readFileFacts, sizeOf, type FileFacts } from './read/file-facts.ts';
import { hashFile, type FileIdentity } from './read/hash-file.ts';
import { makeFolder } from './load-folder.ts';
import { noteLoad } from './inbox.ts';
import { isOperatorFile } from './operator-files.ts';
import type { LoadOptions } from './read/load-options.ts';
import { writeTallies } from './load-tallies.ts';
import { LoadWatch } from './load-watch.ts';
import { mapColumns } from './mapping/map-columns.ts';
import type { MappingContext } from './mapping/mapped-columns.ts';
import { openByProfile } from './mapping/open-by-profile.ts';
import type { OpenedForms, OpenedTable } from './read/open-file.ts';
import { dropStagedRows, prepareRows } from './stage/prepare-rows.ts';
import { recordEvent } from './undo.ts';
import { keepRaw } from './raw/keep-raw.ts';
import type { LoadedFile } from './raw/store-raw.ts';
import { writeBatch } from './write-batch.ts';
import type { FileSource } from './read/file-source.ts';

/** The name of the file being loaded, by warehouse: shown to loads that wait for it. */
const loadsInProgress = new WeakMap<Warehouse, string>();

/** Thrown when the same file is already loaded, possibly while this load waited for the writer. */
class AlreadyLoaded extends Error {
  readonly batch: number;

  constructor(batch: number) {
    super(`already loaded as batch ${batch}`);
    this.batch = batch;
  }
}

/**
 * Loads a file of measurements, or a monthly form, atomically, and reports its rows: read = accepted + rejected +
 * duplicates. Resolves once its raw copy is safe, or with a notice that there is none. A file that is already loaded
 * changes nothing (`unchanged`). Throws a Fault when the file as a whole cannot
 * be used, or when the load was cancelled.
 */
export async function loadFile(
  warehouse: Warehouse,
  source: FileSource,
  options: LoadOptions,
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<LoadReport> {
  const size = await sizeOf(source.path);
  const watch = new LoadWatch(onProgress, options.signal, size);
  const hashing = new AbortController();
  const hash = settle(hashFile(source.path, size, hashing.signal));
  try {
    return await loadHashed(warehouse, source, options, watch, { size, hash });
  } finally {
    hashing.abort();
  }
}

/** `loadFile` with the file's hash being computed. */
async function loadHashed(
  warehouse: Warehouse,
  source: FileSource,
  options: LoadOptions,
  watch: LoadWatch,
  { size, hash }: { readonly size: number; readonly hash: Promise<Settled<string>> },
): Promise<LoadReport> {
  const fileFacts = await readFileFacts(source.path, source.name, (bytes) => {
    watch.check();
    watch.report('receive', bytes / size);
  });
  const folder = await makeFolder(warehouse.dataDir);
  try {
    const linked = { ...source, path: await noteLoad(folder, source, options, warehouse.clock()) };
    // A file that is already loaded is reported as such, even if it could not be opened.
    const opening = await settle(openByProfile(warehouse, linked, fileFacts, folder, options));
    const facts = { ...fileFacts, sha256: valueOf(await hash) };
    const [earlier] = await warehouse.db.query(loadedBatchOfFile, { sha256: facts.sha256 });
    if (earlier) throw new AlreadyLoaded(earlier.id);
    await isOperatorFile(warehouse.db, { name: source.name, sha256: facts.sha256 }, options);
    const { opened, context } = valueOf(opening);
    watch.queue(loadsInProgress.get(warehouse) ?? null);
    const load = { source: linked, facts, options, folder, watch };
    if ('forms' in opened) {
      const id = await loadForms(warehouse, load, opened);
      watch.report('done', 1);
      return await batchReport(warehouse, id);
    }
    const loaded = await loadMeasurements(warehouse, load, opened, context);
    const missing = await keepRaw(warehouse, loaded);
    watch.report('done', 1);
    return withNotice(await batchReport(warehouse, loaded.batch), missing);
  } catch (error) {
    if (error instanceof AlreadyLoaded) return await batchReport(warehouse, error.batch, 'unchanged');
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The report with a notice that the full disk may have kept out of the warehouse. */
function withNotice(report: LoadReport, notice: Notice | null): LoadReport {
  if (notice === null || report.notices.some(({ code }) => code === notice.code)) return report;
  return { ...report, notices: [...report.notices, notice] };
}

type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** Never rejects: captures the outcome of a promise, to be inspected later. */
function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

function valueOf<T>(outcome: Settled<T>): T {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

interface Load {
  readonly source: FileSource;
  readonly facts: FileFacts & FileIdentity;
  readonly options: LoadOptions;
  readonly folder: string;
  readonly watch: LoadWatch;
}

/** Reads, validates, resolves names and finds duplicates; then, in one transaction, tags places and writes. */
async function loadMeasurements(
  warehouse: Warehouse,
  { source, facts, options, folder, watch }: Load,
  opened: OpenedTable,
  context: MappingContext,
): Promise<LoadedFile> {
  const columns = mapColumns(opened.table.headers, opened.table.sample, options, context);
  const rows = { name: source.name, opened, columns, folder, options, watch };
  const written = await warehouse.change({
    async prepare(writer) {
      loadsInProgress.set(warehouse, source.name);
      await throwIfLoaded(writer, facts.sha256);
      const prepared = await prepareRows(writer, warehouse, rows);
      const duplicates = await watch.runStage(writer, 'duplicates', () =>
        findDuplicates(writer, prepared.staged),
      );
      return { ...prepared, duplicates };
    },
    async commit(writer, prepared) {
      const now = warehouse.clock().toISOString();
      const { mapping } = columns;
      const file = { name: source.name, sha256: facts.sha256 };
      const isOperators = await isOperatorFile(writer, file, options);
      const batch = await watch.runStage(writer, 'write', () =>
        writeBatch(writer, { fileName: source.name, facts, options, now, mapping, ...prepared }),
      );
      if (isOperators) {
        await recordEvent(writer, warehouse, { batch, event: 'operator_file', by: options.loadedBy });
      }
      const { privacy, staged } = prepared;
      const { table, suspects } = staged;
      const clean = privacy.masked.length === 0;
      return { batch, seen: { suspects, clean, irregular: table !== opened.table } };
    },
    affectedDates: ({ staged: { firstOn, lastOn } }) => (firstOn && lastOn ? { firstOn, lastOn } : null),
    async cleanUp(writer) {
      loadsInProgress.delete(warehouse);
      await dropStagedRows(writer);
    },
  });
  return { ...written, path: source.path, facts, opened, columns, folder };
}

/** Loads monthly forms in one transaction: they have a few dozen rows. */
function loadForms(warehouse: Warehouse, load: Load, opened: OpenedForms): Promise<number> {
  const { source, facts, options, watch } = load;
  return warehouse.change({
    async commit(writer) {
      await throwIfLoaded(writer, facts.sha256);
      const now = warehouse.clock().toISOString();
      return watch.runStage(writer, 'write', () =>
        writeTallies(writer, { fileName: source.name, facts, options, now, opened }),
      );
    },
    affectedDates: () => null,
  });
}

async function throwIfLoaded(writer: Writer, sha256: string): Promise<void> {
  const [earlier] = await writer.query(loadedBatchOfFile, { sha256 });
  if (earlier) throw new AlreadyLoaded(earlier.id);
}
