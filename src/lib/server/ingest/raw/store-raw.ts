import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Removal } from '#lib/domain/safekeeping/removal.ts';
import { DatabaseError } from '../../db/errors.ts';
import { trustedNow } from '../../warehouse/clock-trust.ts';
import { secretOf } from '../../warehouse/device-secret.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { FileFacts } from '../read/file-facts.ts';
import type { FileIdentity } from '../read/file-facts.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import type { OpenedTable } from '../read/open-file.ts';
import { recordRawRemoval } from '../retention.sql.ts';
import { columnName } from '../mapping/column-name.ts';
import { maskedTable } from '../personal/masked-table.ts';
import { storedColumns, type StoredColumn } from '../personal/kept-columns.ts';
import type { SourceTable } from '../read/source-table.ts';
import { expiryOf, rawFileOf, rawFolder, rawPath, type RawFile, type RawLayout } from './raw-file.ts';
import * as sql from './raw.sql.ts';
import { putInPlace } from './safe-file.ts';

/** What a load saw in the rows of its file. */
export interface SeenRows {
  /** Rows were irregular, so that the file was read from a plain copy. */
  readonly irregular: boolean;
  /** Numbers of the columns in which a personal value may be. */
  readonly suspects: ReadonlySet<number>;
  /** No cell had a personal value. */
  readonly clean: boolean;
}

/** A loaded file with everything needed to read it again. */
export interface LoadedFile {
  readonly batch: number;
  readonly path: string;
  readonly facts: FileFacts & FileIdentity;
  readonly opened: OpenedTable;
  readonly columns: MappedColumns;
  /** What its load saw in the rows; null when it was loaded by a program that ended before it stored the copy. */
  readonly seen: SeenRows | null;
  /** The load's folder for temporary files. */
  readonly folder: string;
}

const GZIP_LEVEL = 1;

/**
 * Stores a raw copy of a loaded file, so that rows can be traced back to it and it can be loaded again. It holds only
 * columns that have a field or that a person chose to keep, with personal values masked and device ids hashed; names of
 * Wi-Fi networks, lines above the header and other sheets are left out. A plain file of which nothing has to go is stored
 * as its bytes (gzip), any other as a table of its rows. The hashes equal those of the measurements, so the table loads to
 * the same rows; the ids themselves are never written to disk.
 */
export async function storeRaw(warehouse: Warehouse, file: LoadedFile): Promise<void> {
  const folder = rawFolder(warehouse.dataDir);
  if (folder === null) return;
  const stored = await rawFileOf(warehouse, file.batch);
  const columns = withStored(file, stored);
  if (stored && columns === null) return;
  const [first] = await warehouse.db.query(sql.firstPositionOn, { batch: file.batch });
  const now = await trustedNow(warehouse);
  const dates = { storedAt: now.toISOString(), firstOn: first!.firstOn };
  if (expiryOf(dates, warehouse.retention) <= localDateAt(now)) return;
  await mkdir(folder, { recursive: true });
  const kept = columns ?? storedColumns(file.opened.table.headers, file.columns.mapping);
  const layout = layoutOf(file, kept);
  const form = canStoreBytes(file, kept) ? 'bytes' : 'table';
  const unfinished = join(file.folder, 'raw');
  if (form === 'bytes') {
    await pipeline(
      createReadStream(file.path),
      createGzip({ level: GZIP_LEVEL }),
      createWriteStream(unfinished),
    );
  } else {
    await copyTable(warehouse, file, kept, unfinished);
  }
  const [batch] = await warehouse.db.query(sql.rawKey, { batch: file.batch });
  const { key } = batch!;
  const path = rawPath(folder, { key, form });
  await putInPlace(unfinished, path);
  const { size } = await stat(path);
  const row = { key, form, bytes: size, now: dates.storedAt, firstOn: dates.firstOn };
  await warehouse.db.write((writer) =>
    writer.run(sql.insertRawFile, { ...row, layout: JSON.stringify(layout) }),
  );
  if (stored && stored.form !== form) await rm(rawPath(folder, stored), { force: true });
}

/**
 * The columns to store when a copy of the same file exists, made for a batch that was undone since: those of either. Null
 * when the copy already has all that this load needs, or when there is none.
 */
function withStored(
  { opened: { table }, columns: { mapping } }: LoadedFile,
  stored: RawFile | null,
): StoredColumn[] | null {
  const needed = storedColumns(table.headers, mapping);
  const earlier = new Set(stored?.layout.kept ?? []);
  const isMissing = ({ as }: StoredColumn, i: number) => as !== 'dropped' && !earlier.has(i);
  if (stored === null || !needed.some(isMissing)) return null;
  return needed.map((column, i) =>
    column.as === 'dropped' && earlier.has(i) && table.headers[i] !== stored.layout.device
      ? { as: 'masked', measured: null, unseen: true }
      : column,
  );
}

/** Deletes a raw copy, and records that in place of its own record. */
export async function dropRaw(warehouse: Warehouse, row: sql.RawFileRow, removal: RawRemoval): Promise<void> {
  const folder = rawFolder(warehouse.dataDir);
  if (folder !== null) await rm(rawPath(folder, row), { force: true });
  const { key, bytes } = row;
  const after = { sha256: key, reason: removal.reason, days: removal.days };
  await warehouse.record(
    () => ({ action: 'raw_copy_removed', after }),
    async (writer) => {
      await writer.run(sql.deleteRawFile, { key });
      await writer.run(recordRawRemoval, { ...removal, key, bytes });
    },
  );
}

interface RawRemoval {
  readonly now: string;
  readonly reason: Removal['reason'];
  readonly days: number;
  readonly dueOn: string;
}

function layoutOf(
  { opened: { table }, columns: { mapping } }: LoadedFile,
  columns: readonly StoredColumn[],
): RawLayout {
  const isDropped = (i: number) => columns[i]!.as === 'dropped';
  const indexes = table.headers.map((_, i) => i);
  return {
    headers: table.headers,
    numeric: [...table.numeric],
    emptied: indexes.filter(isDropped).map((i) => columnName(table.headers, i)),
    kept: indexes.filter((i) => !isDropped(i)),
    device: mapping.columns.device?.column ?? null,
  };
}

/** Lines above the header may contain names of persons. */
const FIRST_ROW_BELOW_HEADER = 2;

/**
 * May the file's bytes be stored? Only when nothing of them has to go and each line is a row, so that the file can be read
 * again without a plain copy.
 */
function canStoreBytes(
  { facts, opened: { table, normalise }, seen }: LoadedFile,
  columns: readonly StoredColumn[],
): boolean {
  const { numbering } = table;
  if (facts.kind !== 'text' && facts.kind !== 'parquet') return false;
  if (numbering.kind !== 'counted') return false;
  // Its first row is read as the header again.
  if (facts.kind === 'text' && numbering.first !== FIRST_ROW_BELOW_HEADER) return false;
  if (seen === null || !seen.clean || (seen.irregular && normalise !== null)) return false;
  return columns.every(({ as }) => as === 'masked');
}

async function copyTable(
  warehouse: Warehouse,
  file: LoadedFile,
  columns: readonly StoredColumn[],
  path: string,
): Promise<void> {
  const { table, normalise } = file.opened;
  const hashes = !table.devicesHashed && columns.some(({ as }) => as === 'hashed');
  const secret: Record<string, string> = hashes ? { secret: secretOf(warehouse.deviceSecret) } : {};
  const isUnseen = ({ as, unseen }: StoredColumn) =>
    as === 'masked' && (unseen === true || file.seen === null);
  const unseen = columns.flatMap((column, i) => (isUnseen(column) ? [i] : []));
  const mask = (from: SourceTable) =>
    maskedTable(from, columns, new Set([...(file.seen?.suspects ?? []), ...unseen]));
  const copy = (from: SourceTable) => warehouse.db.query(sql.copyRows(mask(from), columns, path), secret);
  try {
    await copy(table);
  } catch (error) {
    const irregular = error instanceof DatabaseError && error.badInput;
    if (!irregular || normalise === null) throw error;
    await copy(await normalise(file.folder));
  }
}
