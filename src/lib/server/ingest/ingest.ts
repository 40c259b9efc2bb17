import { rm } from 'node:fs/promises';
import type { BatchKind, LoadProgress, LoadReport, Notice } from '#lib/domain/batch.ts';
import type { Deed } from '../audit/audit-chain.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { batchReport } from './batches.ts';
import { findDuplicates } from './stage/find-duplicates.ts';
import { readFileFacts, sizeOf, type FileFacts, type FileIdentity } from './read/file-facts.ts';
import { makeFolder } from './load-folder.ts';
import { noteLoad } from './inbox.ts';
import { isOperatorFile } from './operator-files.ts';
import type { LoadOptions } from './read/load-options.ts';
import { writeTallies } from './load-tallies.ts';
import { AlreadyLoaded, findPart, throwIfLoaded, throwUnopened, type FilePart } from './loaded-part.ts';
import { LoadWatch } from './load-watch.ts';
import type { MappedColumns } from './mapping/mapped-columns.ts';
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

/** What was loaded of a file, and what of it can be loaded in the same way. */
export interface LoadedPart {
  readonly report: LoadReport;
  /** Other sheets with the same columns, when nobody named a sheet. */
  readonly likeSheets: readonly string[];
  /** The other operators that stand side by side, when nobody named one. */
  readonly groups: readonly string[];
}

/** How a part is loaded, beside what is stated about its file. */
export interface PartSteps {
  /** Called once the part has no question, before anything is written, with what else can be loaded in the same way. */
  readonly beforeWriting?: (further: Omit<LoadedPart, 'report'>) => Promise<void>;
  /** Read and validate the part, and end with PartFits instead of writing it. */
  readonly checkOnly?: boolean;
}

/** Ends the check of a part that can be loaded. */
class PartFits extends Error {}

/** Throws the Fault by which a part of a file could not be loaded; writes nothing. */
export async function checkPart(
  warehouse: Warehouse,
  source: FileSource,
  options: LoadOptions,
): Promise<void> {
  try {
    await loadPart(warehouse, source, options, () => undefined, { checkOnly: true });
  } catch (error) {
    if (!(error instanceof PartFits)) throw error;
  }
}

/** `loadPart`, for who wants one part only. */
export async function loadFile(...load: Parameters<typeof loadPart>): Promise<LoadReport> {
  return (await loadPart(...load)).report;
}

/**
 * Loads a part of a file atomically: measurements of one sheet and one group of columns, or its monthly forms. Reports its
 * rows: read = accepted + rejected + duplicates. Resolves once its raw copy is safe, or with a notice that there is none.
 * A part that is already loaded changes nothing (`unchanged`). Throws a Fault when the file as a whole cannot
 * be used, or when the load was cancelled.
 */
export async function loadPart(
  warehouse: Warehouse,
  source: FileSource,
  options: LoadOptions,
  onProgress: (progress: LoadProgress) => void = () => undefined,
  steps: PartSteps = {},
): Promise<LoadedPart> {
  const size = await sizeOf(source.path);
  const watch = new LoadWatch(onProgress, options.signal, size);
  const facts = await readFileFacts(source.path, source.name, (bytes) => {
    watch.check();
    watch.report('receive', bytes / size);
  });
  const folder = await makeFolder(warehouse.dataDir);
  let further: Omit<LoadedPart, 'report'> = { likeSheets: [], groups: [] };
  try {
    const linked = { ...source, path: await noteLoad(folder, source, options, warehouse.clock()) };
    const { db } = warehouse;
    const found = await openByProfile(warehouse, linked, facts, folder, options).catch((error: unknown) =>
      throwUnopened(db, facts.sha256, options, error),
    );
    const { part, opened, columns, loaded } = await findPart(db, facts.sha256, found, options);
    further = furtherParts(opened, columns, options);
    await steps.beforeWriting?.(further);
    if (loaded !== null) throw new AlreadyLoaded(loaded);
    await isOperatorFile(db, { name: source.name, sha256: facts.sha256 }, options);
    watch.queue(loadsInProgress.get(warehouse) ?? null);
    const load = { source: linked, part, facts, options, folder, watch, checkOnly: steps.checkOnly === true };
    if ('forms' in opened || columns === null) {
      const id = await loadForms(warehouse, load, opened as OpenedForms);
      watch.report('done', 1);
      return { ...further, report: await batchReport(warehouse, id) };
    }
    const file = await loadMeasurements(warehouse, load, opened, columns);
    const missing = await keepRaw(warehouse, file);
    watch.report('done', 1);
    return { ...further, report: withNotice(await batchReport(warehouse, file.batch), missing) };
  } catch (error) {
    if (!(error instanceof AlreadyLoaded)) throw error;
    return { ...further, report: await batchReport(warehouse, error.batch, 'unchanged') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What of the same file can be loaded in the same way, beside what nobody chose. */
function furtherParts(
  opened: OpenedForms | OpenedTable,
  columns: MappedColumns | null,
  { group }: LoadOptions,
): Omit<LoadedPart, 'report'> {
  const likeSheets = 'likeSheets' in opened ? opened.likeSheets : [];
  return { likeSheets, groups: group === undefined ? (columns?.groups.slice(1) ?? []) : [] };
}

/** What a batch is called: its file, and the sheet or operator of it when there are others beside it. */
function nameOfPart(
  name: string,
  { sheet, likeSheets }: OpenedTable,
  { mapping }: MappedColumns,
  options: LoadOptions,
): string {
  const isChosen = options.sheet !== undefined || likeSheets.length > 0;
  const of = [isChosen ? sheet : null, mapping.group].filter(Boolean);
  return of.length > 0 ? `${name} (${of.join(', ')})` : name;
}

/** The report with a notice that the full disk may have kept out of the warehouse. */
function withNotice(report: LoadReport, notice: Notice | null): LoadReport {
  if (notice === null || report.notices.some(({ code }) => code === notice.code)) return report;
  return { ...report, notices: [...report.notices, notice] };
}

interface Load {
  readonly source: FileSource;
  readonly part: FilePart;
  readonly facts: FileFacts & FileIdentity;
  readonly options: LoadOptions;
  readonly folder: string;
  readonly watch: LoadWatch;
  readonly checkOnly: boolean;
}

/** Reads, validates, resolves names and finds duplicates; then, in one transaction, tags places and writes. */
async function loadMeasurements(
  warehouse: Warehouse,
  { source, part, facts, options, folder, watch, checkOnly }: Load,
  opened: OpenedTable,
  columns: MappedColumns,
): Promise<LoadedFile> {
  const fileName = nameOfPart(source.name, opened, columns, options);
  const rows = { name: source.name, opened, columns, folder, options, watch };
  const written = await warehouse.change({
    async prepare(writer) {
      loadsInProgress.set(warehouse, source.name);
      await throwIfLoaded(writer, part);
      const prepared = await prepareRows(writer, warehouse, rows);
      if (checkOnly) throw new PartFits();
      if (part.kind === 'reference') return { ...prepared, duplicates: 0 };
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
        writeBatch(writer, { fileName, sheet: part.sheet, facts, options, now, mapping, ...prepared }),
      );
      if (isOperators) {
        await recordEvent(writer, warehouse, { batch, event: 'operator_file', by: options.loadedBy });
      }
      const { privacy, staged } = prepared;
      const { table, suspects } = staged;
      const clean = privacy.masked.length === 0;
      return { batch, seen: { suspects, clean, irregular: table !== opened.table } };
    },
    affectedDates: ({ staged: { firstOn, lastOn } }) =>
      part.kind !== 'reference' && firstOn && lastOn ? { firstOn, lastOn } : null,
    deeds: ({ batch }) => loaded(batch, part.kind, facts, options),
    async cleanUp(writer) {
      loadsInProgress.delete(warehouse);
      await dropStagedRows(writer);
    },
  });
  return { ...written, path: source.path, facts, opened, columns, folder };
}

/** Loads monthly forms in one transaction: they have a few dozen rows. */
function loadForms(warehouse: Warehouse, load: Load, opened: OpenedForms): Promise<number> {
  const { source, part, facts, options, watch } = load;
  return warehouse.change({
    async commit(writer) {
      await throwIfLoaded(writer, part);
      const now = warehouse.clock().toISOString();
      return watch.runStage(writer, 'write', () =>
        writeTallies(writer, { fileName: source.name, facts, options, now, opened }),
      );
    },
    affectedDates: () => null,
    deeds: (batch) => loaded(batch, 'tally', facts, options),
  });
}

/** What the audit says of a load: which file it was by its hash, never by a name that may tell of a person. */
const loaded = (
  batch: number,
  kind: BatchKind,
  { sha256, bytes }: FileFacts & FileIdentity,
  { loadedBy, simulated }: LoadOptions,
): Deed => ({
  action: 'batch_loaded',
  object: `batch:${batch}`,
  by: loadedBy,
  after: { kind, sha256, bytes, simulated: simulated ?? false },
});
