import { rm } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import type { Preview } from '#lib/domain/preview.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { sizeOf } from '../ingest/read/file-facts.ts';
import type { FileSource } from '../ingest/read/file-source.ts';
import { kindOfFile } from '../ingest/load-files.ts';
import { makeFolder } from '../ingest/load-folder.ts';
import { previewFile, type PreviewOptions } from './preview.ts';
import { deleteUpload, adoptFile } from './preview-uploads.ts';
import { unpackGzip, unpackZip } from '../ingest/read/unpack.ts';

/** A file of an archive, stored under its own token, with its preview; or why there is none. */
export type UnpackedPreview =
  | { readonly name: string; readonly bytes: number; readonly token: string; readonly preview: Preview }
  | { readonly name: string; readonly fault: Fault };

/**
 * Previews each file of a zip, or the content of a gzip; null when the file is neither. Each is stored, to be loaded by
 * its token. Throws a Fault when the archive as a whole cannot be used.
 */
export async function previewPacked(
  warehouse: Warehouse,
  source: FileSource,
  options: PreviewOptions,
): Promise<UnpackedPreview[] | null> {
  const kind = await kindOfFile(source);
  if (kind !== 'archive' && kind !== 'gzip') return null;
  const folder = await makeFolder(warehouse.dataDir);
  const seen: UnpackedPreview[] = [];
  const unpacking = { folder, signal: options.signal };
  try {
    if (kind === 'gzip') return [await previewOne(warehouse, await unpackGzip(source, unpacking), options)];
    for await (const unpacked of unpackZip(source, unpacking)) {
      seen.push('fault' in unpacked ? unpacked : await previewOne(warehouse, unpacked.file, options));
    }
    return seen;
  } catch (error) {
    for (const file of seen) if ('token' in file) await deleteUpload(warehouse.dataDir, file.token);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function previewOne(
  warehouse: Warehouse,
  { path, name }: FileSource,
  options: PreviewOptions,
): Promise<UnpackedPreview> {
  try {
    const preview = await previewFile(warehouse, { path, name }, options);
    return { name, bytes: await sizeOf(path), token: await adoptFile(warehouse.dataDir, path), preview };
  } catch (error) {
    const endsAll = options.signal?.aborted || !(error instanceof Fault) || error.code === 'server_busy';
    if (endsAll) throw error;
    return { name, fault: error };
  }
}
