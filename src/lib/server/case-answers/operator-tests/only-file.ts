import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import { kindOfFile } from '../../ingest/load-files.ts';
import type { FileSource } from '../../ingest/read/file-source.ts';
import { unpackGzip, unpackZip } from '../../ingest/read/unpack.ts';

/** The file itself, or what an archive holds, unpacked into `folder`. Throws a Fault for an archive of several files. */
export async function onlyFile(
  source: FileSource,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<FileSource> {
  const kind = await kindOfFile(source);
  if (kind === 'gzip') return unpackGzip(source, { folder, signal });
  if (kind !== 'archive') return source;
  const found: FileSource[] = [];
  for await (const entry of unpackZip(source, { folder, signal })) {
    if ('fault' in entry) throw entry.fault;
    if (found.length > 0) throw new Fault('operator_tests_several', { file: source.name }, 422);
    // An archive's file is deleted when the next one is asked for.
    const path = join(folder, 'only');
    await rename(entry.file.path, path);
    found.push({ path, name: entry.file.name });
  }
  return found[0]!;
}
