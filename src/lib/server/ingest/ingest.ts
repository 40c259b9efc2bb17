import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import type { FormRow } from '../tallies/read-form.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { batchReport } from './batches.ts';
import { loadedBatchOfFile } from './batches.sql.ts';
import { findDuplicates } from './find-duplicates.ts';
import { readFileFacts, type FileFacts } from './file-facts.ts';
import type { LoadOptions } from './load-options.ts';
import { writeTallies } from './load-tallies.ts';
import { LoadWatch } from './load-watch.ts';
import { mapColumns, type MappingContext } from './map-columns.ts';
import { noticesOf } from './notices.ts';
import { openByProfile } from './open-by-profile.ts';
import type { OpenedTable } from './open-file.ts';
import { resolveOperators, resolveTechnologies } from './resolve-words.ts';
import { judgeFile } from './rules/judge-file.ts';
import { readRows } from './stage.ts';
import { dropTemporary, showProgress } from './temporary.sql.ts';
import { writeBatch } from './write-batch.ts';

export interface FileSource {
  readonly path: string;
  /** The name a person knows it by. */
  readonly name: string;
}

/** Thrown inside the writer's turn when the same file got in while this one waited. */
class AlreadyLoaded extends Error {
  readonly batch: number;

  constructor(batch: number) {
    super(`already loaded as batch ${batch}`);
    this.batch = batch;
  }
}

/**
 * Takes a file of measurements, or a monthly form, into the warehouse, whole or not at all, and reports what became of its rows:
 * read = accepted + rejected + duplicates. A file that is already loaded changes nothing (`unchanged`).
 * Throws a Fault when the file as a whole cannot be used, or when the load was called off.
 */
export async function loadFile(
  warehouse: Warehouse,
  source: FileSource,
  options: LoadOptions,
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<LoadReport> {
  const facts = await readFileFacts(source.path, source.name, (bytes) =>
    onProgress({ stage: 'receive', fraction: null, rows: null, bytes }),
  );
  const watch = new LoadWatch(onProgress, options.signal, facts.bytes);
  const folder = await makeFolder(warehouse.dataDir);
  try {
    const [earlier] = await warehouse.db.query(loadedBatchOfFile, { sha256: facts.sha256 });
    if (earlier) throw new AlreadyLoaded(earlier.id);
    const { opened, context } = await openByProfile(warehouse, source, facts, folder, options);
    watch.say('queue');
    const load = { source, facts, options, folder, watch };
    const id =
      'form' in opened
        ? await loadForm(warehouse, load, opened.form)
        : await loadMeasurements(warehouse, load, opened, context);
    watch.say('done', 1);
    return await batchReport(warehouse, id);
  } catch (error) {
    if (error instanceof AlreadyLoaded) return await batchReport(warehouse, error.batch, 'unchanged');
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Load {
  readonly source: FileSource;
  readonly facts: FileFacts;
  readonly options: LoadOptions;
  readonly folder: string;
  readonly watch: LoadWatch;
}

/** Read and validate, name, compare; then, in one transaction, place and write. */
function loadMeasurements(
  warehouse: Warehouse,
  load: Load,
  opened: OpenedTable,
  context: MappingContext,
): Promise<number> {
  const { source, facts, options, folder, watch } = load;
  const columns = mapColumns(opened.table.headers, opened.table.sample, options, context);
  return warehouse.change({
    async prepare(writer) {
      for (const step of showProgress) await writer.run(step, {});
      await refuseLoaded(writer, facts.sha256);
      const staged = await watch.during(writer, 'read', () =>
        readRows(writer, warehouse, opened, columns, folder, options),
      );
      if (staged.read === 0) throw new Fault('file_without_rows', { file: source.name }, 422);
      watch.rows = staged.read;
      const newOperators = await resolveOperators(writer);
      await resolveTechnologies(writer);
      const accepted = staged.read - staged.rejected;
      const findings = await judgeFile(writer, accepted, options.rulesOff ?? new Set());
      const duplicates = await watch.during(writer, 'duplicates', () => findDuplicates(writer, staged));
      return {
        staged,
        newOperators,
        duplicates,
        findings,
        notices: noticesOf(columns, staged, newOperators, opened),
      };
    },
    async commit(writer, prepared) {
      const now = warehouse.clock().toISOString();
      const { mapping } = columns;
      return watch.during(writer, 'write', () =>
        writeBatch(writer, { fileName: source.name, facts, options, now, mapping, ...prepared }),
      );
    },
    async cleanUp(writer) {
      for (const step of dropTemporary) await writer.run(step, {});
    },
  });
}

/** A monthly form: a few dozen rows, read and written at once. */
function loadForm(warehouse: Warehouse, load: Load, rows: readonly FormRow[]): Promise<number> {
  const { source, facts, options, watch } = load;
  return warehouse.change({
    async commit(writer) {
      await refuseLoaded(writer, facts.sha256);
      const now = warehouse.clock().toISOString();
      return watch.during(writer, 'write', () =>
        writeTallies(writer, { fileName: source.name, facts, options, now, rows }),
      );
    },
  });
}

async function refuseLoaded(writer: Writer, sha256: string): Promise<void> {
  const [earlier] = await writer.query(loadedBatchOfFile, { sha256 });
  if (earlier) throw new AlreadyLoaded(earlier.id);
}

/** A folder of the load's own; removed when it ends. */
async function makeFolder(dataDir: string | null): Promise<string> {
  const parent = dataDir === null ? tmpdir() : join(dataDir, 'inbox');
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, 'load-'));
}
