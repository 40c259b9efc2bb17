import { join } from 'node:path';
import { addDays, localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { RawFileRow } from './raw.sql.ts';
import { rawFile } from './raw.sql.ts';

/** How the copy of a raw file is laid out. */
export interface RawLayout {
  readonly headers: readonly string[];
  /** Columns that held numbers as such. */
  readonly numeric: readonly number[];
  /** Headers of the columns left empty because they name a person. */
  readonly emptied: readonly string[];
  /** The column that holds hashes in place of device ids. */
  readonly device: string | null;
}

/** A raw file that is kept, and until when. */
export interface RawFile {
  readonly sha256: string;
  readonly form: RawFileRow['form'];
  readonly bytes: number;
  /** The first day on which it is kept no more. */
  readonly expiresOn: LocalDate;
  readonly layout: RawLayout;
}

/** The folder of raw files; null for a warehouse in memory, which keeps none. */
export function rawFolder(dataDir: string | null): string | null {
  return dataDir === null ? null : join(dataDir, 'inbox', 'raw');
}

/** Where a raw file lies. */
export function rawPath(folder: string, { sha256, form }: Pick<RawFileRow, 'sha256' | 'form'>): string {
  return join(folder, form === 'bytes' ? `${sha256}.gz` : `${sha256}.parquet`);
}

/** The raw file of a content, when it is kept. */
export async function rawFileOf({ db, retention }: Warehouse, sha256: string): Promise<RawFile | null> {
  const [row] = await db.query(rawFile, { sha256 });
  if (!row) return null;
  const { form, bytes, layout } = row;
  return {
    sha256,
    form,
    bytes,
    expiresOn: expiryOf(row, retention),
    layout: JSON.parse(layout) as RawLayout,
  };
}

/**
 * The first day on which a raw file is kept no more: its own retention, or that of the exact positions in it
 * when that ends before.
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
