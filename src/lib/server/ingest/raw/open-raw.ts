import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Fault } from '#lib/domain/fault.ts';
import type { Batch } from '#lib/domain/batch.ts';
import { DatabaseError } from '../../db/errors.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { readFileFacts } from '../read/file-facts.ts';
import { NO_SHEETS, openFile, type OpenedTable } from '../read/open-file.ts';
import { sampleOf } from '../read/scans.sql.ts';
import type { SourceTable } from '../read/source-table.ts';
import { rawFileOf, rawFolder, rawPath, type RawFile } from './raw-file.ts';
import { copyScan } from './raw.sql.ts';

/** A raw copy, opened as the table that was loaded. */
export interface OpenedRaw {
  readonly file: RawFile;
  readonly opened: OpenedTable;
}

/**
 * Opens the raw copy of a batch; temporary files are written to `folder`. Throws a Fault when it has expired, was
 * never stored, is gone, or is not as it was written.
 */
export async function openRaw(warehouse: Warehouse, batch: Batch, folder: string): Promise<OpenedRaw> {
  const file = await rawFileOf(warehouse, batch.id);
  const raws = rawFolder(warehouse.dataDir);
  if (file === null || raws === null) throw new Fault('raw_file_absent', { file: batch.fileName }, 409);
  const path = rawPath(raws, file);
  const absent = (cause?: unknown) => new Fault('raw_file_absent', { file: batch.fileName }, 409, { cause });
  if (statSync(path, { throwIfNoEntry: false })?.size !== file.bytes) throw absent();
  if (file.form === 'table') {
    const table = await openCopy(warehouse, file, path).catch((error: unknown) => {
      throw isDamage(error) ? absent(error) : error;
    });
    return { file, opened: { ...NO_SHEETS, table, normalise: null, notices: [] } };
  }
  const plain = join(folder, 'raw');
  await pipeline(createReadStream(path), createGunzip(), createWriteStream(plain)).catch((error: unknown) => {
    throw isDamage(error) ? absent(error) : error;
  });
  const facts = await readFileFacts(plain, batch.fileName, () => undefined);
  const source = { path: plain, name: batch.fileName };
  const columns = batch.mapping?.columns ?? {};
  const opened = await openFile(source, facts, folder, { loadedBy: batch.loadedBy, columns, headerRow: 1 });
  if ('forms' in opened) throw new Fault('raw_file_absent', { file: batch.fileName }, 409);
  return { file, opened };
}

/** Is it an error of a copy that is not as it was written, and not of a full disk or memory? */
const isDamage = (error: unknown): boolean =>
  error instanceof DatabaseError
    ? !error.diskFull && !error.outOfMemory
    : /^Z_/.test((error as NodeJS.ErrnoException).code ?? '');

async function openCopy({ db }: Warehouse, { layout }: RawFile, path: string): Promise<SourceTable> {
  const { headers, numeric, device } = layout;
  const scan = copyScan(path, headers.length);
  const rows = await db.query(sampleOf(scan), {});
  return {
    headers,
    sample: rows.map((row) => headers.map((_, i) => row[`c${i}`] ?? '')),
    scan,
    numbering: { kind: 'stored' },
    numeric: new Set(numeric),
    devicesHashed: device !== null,
  };
}
