import { stat } from 'node:fs/promises';
import type { AreaImportRequest } from '#lib/domain/area-import.ts';
import { LARGEST_CHILD_MB, runChild } from '../runtime/run-child.ts';
import type { ImportContent, ReadImportRequest } from './import-content.ts';

const TIME_LIMIT_MS = 120_000;
/** A larger file needs more memory than most children have. */
const SMALL_FILE_BYTES = 10_000_000;
/** As many positions as a file may have, as text. */
const MAX_REPLY_BYTES = 64 * 1024 * 1024;

/**
 * Reads and validates a boundary file in a limited process. Throws a Fault as `readImport` does, when the file takes too
 * much memory or time, or when `signal` aborts.
 */
export async function openImport(
  path: string,
  request: AreaImportRequest,
  signal: AbortSignal | undefined,
): Promise<ImportContent> {
  const { size } = await stat(path);
  const asked: ReadImportRequest = { path, request };
  return runChild('areas-child', asked, {
    file: request.fileName,
    signal,
    tooLarge: 'areas_file_too_large',
    timeMs: TIME_LIMIT_MS,
    mostReplyBytes: MAX_REPLY_BYTES,
    ...(size > SMALL_FILE_BYTES ? { memoryMb: LARGEST_CHILD_MB } : {}),
  });
}
