import { join } from 'node:path';
import { runChild } from '../../../runtime/run-child.ts';
import { sizeOf } from '../file-facts.ts';
import type { FileSource } from '../file-source.ts';
import type { LoadOptions } from '../load-options.ts';
import { parquetScan } from './parquet.sql.ts';
import type { SourceTable } from '../source-table.ts';

/** Request to the child: write a Parquet file's cells as text. */
export interface ParquetRequest {
  readonly path: string;
  readonly target: string;
  /** Only so many; null for all. */
  readonly firstRows: number | null;
}

/** What was found in a Parquet file. */
export interface CopiedParquet {
  readonly headers: readonly string[];
  /** Columns of numbers, by index. */
  readonly numeric: readonly number[];
  readonly sample: readonly (readonly string[])[];
}

const MEMORY_MB = 650;
const BASE_TIME_MS = 60_000;
/** A tenth of what is measured on an idle machine. */
const SLOWEST_BYTES_A_MS = 500;

/**
 * Opens a Parquet file by a copy of its cells as text, made in a limited process. Rows are numbered from 1. Throws a Fault
 * when it is damaged, has too many columns, or unpacks to more than is safe.
 */
export async function openParquet(
  { path, name }: FileSource,
  folder: string,
  { signal, firstRows }: Pick<LoadOptions, 'signal' | 'firstRows'>,
): Promise<SourceTable> {
  const target = join(folder, 'plain.parquet');
  const request: ParquetRequest = { path, target, firstRows: firstRows ?? null };
  const timeMs = BASE_TIME_MS + (await sizeOf(path)) / SLOWEST_BYTES_A_MS;
  const limits = { file: name, signal, tooLarge: 'parquet_too_large', memoryMb: MEMORY_MB, timeMs };
  const { headers, numeric, sample } = await runChild<CopiedParquet>('parquet-child', request, limits);
  return {
    headers,
    sample,
    scan: parquetScan(target, headers.length),
    numbering: { kind: 'counted', first: 1 },
    numeric: new Set(numeric),
  };
}
