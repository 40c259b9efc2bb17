import { rm } from 'node:fs/promises';
import type { LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readHead, sizeOf } from './read/file-facts.ts';
import { readFileKind, type FileKind } from './read/file-kind.ts';
import { loadFile } from './ingest.ts';
import type { FileSource } from './read/file-source.ts';
import { makeFolder } from './load-folder.ts';
import type { LoadOptions } from './read/load-options.ts';
import { unpackGzip, unpackZip } from './read/unpack.ts';

/** What became of one file: its report, or why it could not be used. */
export type FileOutcome =
  { readonly name: string; readonly report: LoadReport } | { readonly name: string; readonly fault: Fault };

/** Tells how far the load of the file of that name is. */
export type ProgressListener = (progress: LoadProgress, name: string) => void;

const HEAD_BYTES = 64 * 1024;
/** While an archive is unpacked nobody knows how much will come out of it. */
const RECEIVING: Omit<LoadProgress, 'bytes'> = {
  ...{ stage: 'receive', fraction: null, rows: null, secondsLeft: null, waitingFor: null },
};

/**
 * Takes a file in, or every file of a zip, each as a batch of its own ("archive.zip/inner.csv"), and tells what became
 * of each in turn; gzip is opened on the way. One file of an archive that cannot be used is an outcome and does
 * not stop the others. Throws a Fault when the file as a whole cannot be used, or when the load was called off:
 * files told before that stay.
 */
export async function* loadFiles(
  warehouse: Warehouse,
  source: FileSource,
  options: LoadOptions,
  onProgress: ProgressListener = () => undefined,
): AsyncGenerator<FileOutcome> {
  const load = async (file: FileSource): Promise<FileOutcome> => ({
    name: file.name,
    report: await loadFile(warehouse, file, options, (progress) => onProgress(progress, file.name)),
  });
  const kind = await kindOfFile(source);
  if (kind !== 'archive' && kind !== 'gzip') return yield await load(source);
  const folder = await makeFolder(warehouse.dataDir);
  const onBytes = (bytes: number) => onProgress({ ...RECEIVING, bytes }, source.name);
  const unpacking = { folder, signal: options.signal, onBytes };
  try {
    if (kind === 'gzip') return yield await load(await unpackGzip(source, unpacking));
    for await (const unpacked of unpackZip(source, unpacking)) {
      yield 'fault' in unpacked ? unpacked : await load(unpacked.file).catch(asOutcome(unpacked.file));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a file is, by its beginning. Throws a Fault for an empty one. */
export async function kindOfFile({ path, name }: FileSource): Promise<FileKind> {
  if ((await sizeOf(path)) === 0) throw new Fault('file_empty', { file: name }, 422);
  return readFileKind(path, name, await readHead(path, HEAD_BYTES));
}

/** A file that cannot be used is an outcome; a load called off, or a mistake of ours, is not. */
function asOutcome({ name }: FileSource): (error: unknown) => FileOutcome {
  return (error) => {
    if (error instanceof Fault && error.code !== 'load_cancelled') return { name, fault: error };
    throw error;
  };
}
