import { runChild } from '../../runtime/run-child.ts';
import { sizeOf } from './file-facts.ts';
import type { FileSource } from './file-source.ts';
import { SMALL_FILE_BYTES } from './limits.ts';
import { normaliseCsv, type CsvShape } from './normalise-csv.ts';

/** Request to the child: write a plain copy of a delimited file. */
export interface NormaliseRequest {
  readonly path: string;
  readonly target: string;
  readonly shape: CsvShape;
}

const BASE_TIME_MS = 60_000;
/** A tenth of what is measured on an idle machine. */
const SLOWEST_BYTES_A_MS = 3000;

/**
 * Writes a plain copy of an irregular file as `normaliseCsv` does: a large one in a limited process. Throws a Fault when
 * the load was cancelled, or when that takes too long.
 */
export async function normaliseFile(
  { path, name }: FileSource,
  target: string,
  shape: CsvShape,
  signal?: AbortSignal,
): Promise<void> {
  const bytes = await sizeOf(path);
  if (bytes <= SMALL_FILE_BYTES) return normaliseCsv(path, target, shape, signal);
  const request: NormaliseRequest = { path, target, shape };
  const timeMs = BASE_TIME_MS + bytes / SLOWEST_BYTES_A_MS;
  await runChild('csv-child', request, { file: name, signal, tooLarge: 'text_too_slow', timeMs });
}
