import { rm } from 'node:fs/promises';
import type { LoadProgress } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readHead, sizeOf } from './read/file-facts.ts';
import { readFileKind, type FileKind } from './read/file-kind.ts';
import { recordFailure } from './failed-loads.ts';
import { noteLoad } from './inbox.ts';
import { logEvent } from '../log/event-log.ts';
import { caughtOutcomes, loadParts, type FileOutcome } from './load-parts.ts';
import type { FileSource } from './read/file-source.ts';
import { makeFolder } from './load-folder.ts';
import type { LoadOptions } from './read/load-options.ts';
import { unpackGzip, unpackZip } from './read/unpack.ts';

/** Receives the progress of the named file's load. */
export type ProgressListener = (progress: LoadProgress, name: string) => void;

const HEAD_BYTES = 64 * 1024;
/** Progress while an archive is unpacked: its total size is unknown. */
const RECEIVING: Omit<LoadProgress, 'bytes'> = {
  ...{ stage: 'receive', fraction: null, rows: null, secondsLeft: null, waitingFor: null },
};

/**
 * Loads a file, its like sheets and operators side by side each as its own batch, or every file of a zip in that way
 * ("archive.zip/inner.csv"), and yields the outcome of each; gzip is decompressed. A file of an archive that cannot be used is an outcome and does not stop the others. Throws a Fault when
 * the file as a whole cannot be used, or when the load was cancelled: files yielded before stay loaded. What fails is
 * recorded (`failed-loads.ts`).
 */
export async function* loadFiles(
  warehouse: Warehouse,
  source: FileSource,
  options: LoadOptions,
  onProgress: ProgressListener = () => undefined,
): AsyncGenerator<FileOutcome> {
  const failed = (name: string, error: unknown) =>
    recordFailure(warehouse, { name, loadedBy: options.loadedBy, error });
  const began = performance.now();
  const who = options.loadedBy;
  logEvent({ what: 'load', outcome: 'begins', who });
  try {
    for await (const outcome of loadEach(warehouse, source, options, onProgress)) {
      if ('fault' in outcome) await failed(outcome.name, outcome.fault);
      else {
        const { id, read, accepted, rejected, duplicates } = outcome.report.batch;
        const ms = Math.round(performance.now() - began);
        const counts = { batch: id, read, accepted, rejected, duplicates };
        logEvent({ what: 'load', outcome: outcome.report.outcome, who, ms, ...counts });
      }
      yield outcome;
    }
  } catch (error) {
    await failed(source.name, error);
    throw error;
  }
}

async function* loadEach(
  warehouse: Warehouse,
  source: FileSource,
  options: LoadOptions,
  onProgress: ProgressListener,
): AsyncGenerator<FileOutcome> {
  const load = (file: FileSource) =>
    loadParts(warehouse, file, options, (progress) => onProgress(progress, file.name));
  const kind = await kindOfFile(source);
  if (kind !== 'archive' && kind !== 'gzip') return yield* load(source);
  const folder = await makeFolder(warehouse.dataDir);
  await noteLoad(folder, source, options, warehouse.clock());
  const onBytes = (bytes: number) => onProgress({ ...RECEIVING, bytes }, source.name);
  const unpacking = { folder, signal: options.signal, onBytes };
  try {
    if (kind === 'gzip') return yield* load(await unpackGzip(source, unpacking));
    for await (const unpacked of unpackZip(source, unpacking)) {
      if ('fault' in unpacked) yield unpacked;
      else yield* caughtOutcomes(load(unpacked.file), unpacked.file.name);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Which kind of file is it? By its first bytes. Throws a Fault for an empty file. */
export async function kindOfFile({ path, name }: FileSource): Promise<FileKind> {
  if ((await sizeOf(path)) === 0) throw new Fault('file_empty', { file: name }, 422);
  return readFileKind(path, name, await readHead(path, HEAD_BYTES));
}
