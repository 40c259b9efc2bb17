import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { addDays, localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { RawFileRow } from './raw.sql.ts';
import { rawFile, restorableBatches } from './raw.sql.ts';

/** The columns of a raw copy. */
export interface RawLayout {
  readonly headers: readonly string[];
  /** Indexes of columns with a numeric type in the file. */
  readonly numeric: readonly number[];
  /** Headers of columns whose cells are empty in the copy. */
  readonly emptied: readonly string[];
  /** Indexes of columns whose cells are in the copy, masked or hashed; absent in copies of versions before 0.7. */
  readonly kept?: readonly number[];
  /** Header of the column with hashes of device ids. */
  readonly device: string | null;
}

/** A stored raw copy and its expiry. */
export interface RawFile {
  readonly key: string;
  readonly form: RawFileRow['form'];
  readonly bytes: number;
  /** The first date on which it is deleted. */
  readonly expiresOn: LocalDate;
  readonly layout: RawLayout;
}

/** The folder of raw copies; null for a warehouse in memory, which stores none. */
export function rawFolder(dataDir: string | null): string | null {
  return dataDir === null ? null : join(dataDir, 'inbox', 'raw');
}

/** The path of a raw copy. */
export function rawPath(folder: string, { key, form }: Pick<RawFile, 'key' | 'form'>): string {
  return join(folder, form === 'bytes' ? `${key}.gz` : `${key}.parquet`);
}

/**
 * The key of a part's raw copy: the file's hash, and for one of several sheets a mark of its name. Groups of columns of
 * one sheet share a copy.
 */
export function rawKeyOf(sha256: string, sheet: string | null): string {
  if (sheet === null) return sha256;
  return `${sha256}-${createHash('sha256').update(sheet).digest('hex').slice(0, 12)}`;
}

/** The raw copy of a batch; null if none is stored. */
export async function rawFileOf({ db, retention }: Warehouse, batch: number): Promise<RawFile | null> {
  const [row] = await db.query(rawFile, { batch });
  if (!row) return null;
  const { key, form, bytes, layout } = row;
  return {
    key,
    form,
    bytes,
    expiresOn: expiryOf(row, retention),
    layout: JSON.parse(layout) as RawLayout,
  };
}

/** Which undone batches can be put back from their raw copies? Their numbers, ascending. */
export async function restorableIn({ db }: Pick<Warehouse, 'db'>): Promise<number[]> {
  return (await db.query(restorableBatches, {})).map(({ id }) => id);
}

/**
 * On which date does a raw copy expire? After its own retention, or that of the exact positions in it if that is earlier.
 */
export function expiryOf(
  { storedAt, firstOn }: Pick<RawFileRow, 'storedAt' | 'firstOn'>,
  { rawDays, positionDays }: Warehouse['retention'],
): LocalDate {
  const stored = localDateAt(new Date(storedAt));
  const ends = addDays(stored, rawDays);
  if (firstOn === null) return ends;
  const positionsEnd = addDays(firstOn as LocalDate, positionDays + 1);
  return positionsEnd < ends ? positionsEnd : ends;
}
