import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Removal } from '#lib/domain/safekeeping/removal.ts';
import { DatabaseError } from '../../db/errors.ts';
import { trustedNow } from '../../warehouse/clock-trust.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { FileFacts } from '../read/file-facts.ts';
import type { FileIdentity } from '../read/hash-file.ts';
import type { MappedColumns } from '../mapping/mapped-columns.ts';
import type { OpenedTable } from '../read/open-file.ts';
import { recordRawRemoval } from '../retention.sql.ts';
import { isWifiColumn } from '../rules/wifi-hint.sql.ts';
import type { SourceTable } from '../read/source-table.ts';
import { expiryOf, rawFolder, rawPath, type RawLayout } from './raw-file.ts';
import * as sql from './raw.sql.ts';
import { putInPlace } from './safe-file.ts';

/** A loaded file with everything needed to read it again. */
export interface LoadedFile {
  readonly batch: number;
  readonly path: string;
  readonly facts: FileFacts & FileIdentity;
  readonly opened: OpenedTable;
  readonly columns: MappedColumns;
  /** The load's folder for temporary files. */
  readonly folder: string;
}

const GZIP_LEVEL = 1;

/**
 * Stores a raw copy of a loaded file, so that rows can be traced back to it and it can be loaded again. A plain file
 * without personal data is stored as its bytes (gzip), any other as a table of its rows: personal columns are emptied,
 * cells with a telephone number or an e-mail address redacted, device ids hashed; names of Wi-Fi networks, lines above the
 * header and other sheets are left out. The hashes equal those of the measurements, so the table loads to the same rows;
 * the ids themselves are never written to disk.
 */
export async function storeRaw(warehouse: Warehouse, file: LoadedFile): Promise<void> {
  const folder = rawFolder(warehouse.dataDir);
  const { sha256 } = file.facts;
  const [stored] = await warehouse.db.query(sql.rawFile, { sha256 });
  if (folder === null || stored) return;
  const [first] = await warehouse.db.query(sql.firstPositionOn, { batch: file.batch });
  const now = await trustedNow(warehouse);
  const dates = { storedAt: now.toISOString(), firstOn: first!.firstOn };
  if (expiryOf(dates, warehouse.retention) <= localDateAt(now)) return;
  await mkdir(folder, { recursive: true });
  const layout = layoutOf(file);
  const form = (await canStoreBytes(warehouse, file, layout)) ? 'bytes' : 'table';
  const unfinished = join(file.folder, 'raw');
  if (form === 'bytes') {
    await pipeline(
      createReadStream(file.path),
      createGzip({ level: GZIP_LEVEL }),
      createWriteStream(unfinished),
    );
  } else {
    await copyTable(warehouse, file, unfinished);
  }
  const path = rawPath(folder, { sha256, form });
  await putInPlace(unfinished, path);
  const { size } = await stat(path);
  const row = { sha256, form, bytes: size, now: dates.storedAt, firstOn: dates.firstOn };
  await warehouse.db.write((writer) =>
    writer.run(sql.insertRawFile, { ...row, layout: JSON.stringify(layout) }),
  );
}

/** Deletes a raw copy, and records that in place of its own record. */
export async function dropRaw(warehouse: Warehouse, row: sql.RawFileRow, removal: RawRemoval): Promise<void> {
  const folder = rawFolder(warehouse.dataDir);
  if (folder !== null) await rm(rawPath(folder, row), { force: true });
  const { sha256, bytes } = row;
  await warehouse.db.write((writer) =>
    writer.transaction(async () => {
      await writer.run(sql.deleteRawFile, { sha256 });
      await writer.run(recordRawRemoval, { ...removal, sha256, bytes });
    }),
  );
}

interface RawRemoval {
  readonly now: string;
  readonly reason: Removal['reason'];
  readonly days: number;
  readonly dueOn: string;
}

function layoutOf({ opened: { table }, columns }: LoadedFile): RawLayout {
  const personal = new Set((columns.mapping.personal ?? []).map(({ column }) => column));
  const mapped = new Set(Object.values(columns.indexes));
  const { headers } = table;
  const emptied = headers.filter(
    (header, i) => !mapped.has(i) && (personal.has(header) || personal.has(`#${i + 1}`)),
  );
  return {
    headers,
    numeric: [...table.numeric],
    emptied,
    device: columns.mapping.columns.device?.column ?? null,
  };
}

function treatmentsOf(
  { opened: { table }, columns }: LoadedFile,
  { emptied }: RawLayout,
): sql.ColumnTreatment[] {
  return table.headers.map((header, i) => {
    if (i === columns.indexes.device) return table.devicesHashed ? 'copied' : 'hashed';
    if (isWifiColumn(header)) return 'wifi_flag';
    return emptied.includes(header) ? 'emptied' : 'redacted';
  });
}

/**
 * May the file's bytes be stored? Only when it contains no personal data and each of its lines is a row, so that it can
 * be read again without a plain copy.
 */
async function canStoreBytes(
  { db }: Warehouse,
  { facts, opened: { table } }: LoadedFile,
  { emptied, device }: RawLayout,
): Promise<boolean> {
  const { numbering } = table;
  const plain = (facts.kind === 'text' || facts.kind === 'parquet') && numbering.kind === 'counted';
  if (table.headers.some(isWifiColumn)) return false;
  if (!plain || numbering.first > FIRST_ROW_BELOW_HEADER || emptied.length > 0 || device !== null)
    return false;
  try {
    const all = table.headers.map((_, i) => i);
    const [contacts] = await db.query(sql.containsContacts(table, all), {});
    return !contacts!.found;
  } catch (error) {
    if (error instanceof DatabaseError && error.badInput) return false;
    throw error;
  }
}
/** Lines above the header may contain names of persons. */
const FIRST_ROW_BELOW_HEADER = 2;

async function copyTable(warehouse: Warehouse, file: LoadedFile, path: string): Promise<void> {
  const treatments = treatmentsOf(file, layoutOf(file));
  const secret: Record<string, string> = treatments.includes('hashed')
    ? { secret: warehouse.deviceSecret }
    : {};
  const copy = (table: SourceTable) => warehouse.db.query(sql.copyRows(table, treatments, path), secret);
  const { table, normalise } = file.opened;
  try {
    await copy(table);
  } catch (error) {
    const irregular = error instanceof DatabaseError && error.badInput;
    if (!irregular || normalise === null) throw error;
    await copy(await normalise(file.folder));
  }
}
