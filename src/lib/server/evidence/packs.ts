import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filterSearch } from '#lib/domain/filter.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { PackFormat, PackRecord } from '#lib/domain/packs/pack-record.ts';
import { secretOf } from '../warehouse/device-secret.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../warehouse/private-files.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Evidence, EvidenceSource } from './evidence.ts';
import { keyInUse } from './keys.ts';
import { makeZip } from './make-zip.ts';
import { makePdf } from './pdf/make-pdf.ts';
import { makeContent, type PackContent, type PackSecrets } from './pack-content.ts';
import { scopeNames } from './pack-rows.ts';
import * as sql from './packs.sql.ts';
import { PACK_CODE, sha256 } from './parts/manifest.ts';

/** A pack that was just made. */
export interface MadePack {
  readonly record: PackRecord;
  readonly bytes: Buffer;
}

/** As what a pack is made, and by whom. */
export interface PackRequest {
  readonly format: PackFormat;
  readonly by: string;
}

/** Files of packs of warehouses in memory, by code and format. */
const inMemory = new WeakMap<Warehouse, Map<string, Buffer>>();

/**
 * Makes a pack from a source, keeps its file and records it. The same evidence gives the same bytes and code; an earlier pack
 * of the same scope is then replaced. Changes no data: the data version stays. Throws a Fault as the source does.
 */
export async function makePack(
  warehouse: Warehouse,
  source: EvidenceSource,
  { format, by }: PackRequest,
): Promise<MadePack> {
  const evidence = source();
  // What it rejects with is thrown below, also where the key cannot be had first.
  evidence.catch(() => undefined);
  const signingKey = await keyInUse(warehouse, by, evidence);
  const making = contentFrom(evidence, { deviceSecret: secretOf(warehouse.deviceSecret), signingKey });
  const [content, bytes] = await Promise.all([
    making,
    format === 'zip' ? making.then((made) => makeZip(made, signingKey)) : makePdf(making, signingKey),
  ]);
  await keepFile(warehouse, content.code, format, bytes);
  await record(warehouse, content, { format, by }, sha256(bytes));
  return { record: await packRecord(warehouse, content.code), bytes };
}

const contentFrom = async (evidence: Promise<Evidence>, secrets: PackSecrets): Promise<PackContent> =>
  makeContent(await evidence, secrets);

async function record(
  warehouse: Warehouse,
  { code, evidence, fingerprint }: PackContent,
  { format, by }: PackRequest,
  hash: string,
): Promise<void> {
  const { scope, areas, dataVersion, simulated, gaps } = evidence;
  const scopeKey = JSON.stringify(scopeNames(scope));
  const after = { format, sha256: hash, operator: scope.filter.operator };
  await warehouse.record(
    () => ({ action: 'pack_made', object: `pack:${code}`, by, after }),
    async (writer) => {
      await writer.run(sql.recordPack, {
        ...{ code, scopeKey, dataVersion, simulated, fingerprint, by },
        filter: filterSearch(scope.filter).toString(),
        areas: JSON.stringify([
          ...areas.map((area) => ({ code: area.code, title: area.title })),
          ...(gaps?.areas ?? []).map((gap) => ({ gap: gap.id, title: gap.title })),
        ]),
        zipSha256: format === 'zip' ? hash : null,
        pdfSha256: format === 'pdf' ? hash : null,
        now: warehouse.clock().toISOString(),
      });
      await writer.run(sql.replaceEarlier, { code, scopeKey });
    },
  );
}

/** An area or a gap area as stored. */
interface StoredPlace {
  readonly code?: string;
  readonly gap?: string;
  readonly title: string;
}

function recordOf({ areas, ...row }: sql.StoredPack): PackRecord {
  const places = JSON.parse(areas) as readonly StoredPlace[];
  return {
    ...row,
    areas: places.flatMap(({ code, title }) => (code === undefined ? [] : [{ code, title }])),
    gaps: places.flatMap(({ gap, title }) => (gap === undefined ? [] : [{ gap, title }])),
  };
}

/** Every pack that was made, the latest first. */
export const listPacks = async ({ db }: Warehouse): Promise<readonly PackRecord[]> =>
  (await db.queryKept(sql.allPacks, {})).map(recordOf);

/** What is recorded of a pack. Throws a Fault when there is none of this code. */
export async function packRecord({ db }: Warehouse, code: string): Promise<PackRecord> {
  const [found] = PACK_CODE.test(code) ? await db.query(sql.packOfCode, { code }) : [];
  if (!found) throw new Fault('pack_absent', { file: code }, 404);
  return recordOf(found);
}

const nameOf = (code: string, format: PackFormat) => `${code}.${format}`;

/** A pack's file. Throws a Fault when it was never made, is gone, or is another one than recorded. */
export async function packFile(warehouse: Warehouse, code: string, format: PackFormat): Promise<Buffer> {
  const { zipSha256, pdfSha256 } = await packRecord(warehouse, code);
  const hash = format === 'zip' ? zipSha256 : pdfSha256;
  const bytes = hash === null ? null : await readKept(warehouse, nameOf(code, format));
  if (bytes === null || sha256(bytes) !== hash) throw new Fault('pack_file_gone', { code }, 404);
  return bytes;
}

const folderOf = (dataDir: string) => join(dataDir, 'packs');

async function readKept(warehouse: Warehouse, name: string): Promise<Buffer | null> {
  if (warehouse.dataDir === null) return inMemory.get(warehouse.root)?.get(name) ?? null;
  return readFile(join(folderOf(warehouse.dataDir), name)).catch(() => null);
}

async function keepFile(
  warehouse: Warehouse,
  code: string,
  format: PackFormat,
  bytes: Buffer,
): Promise<void> {
  const name = nameOf(code, format);
  if (warehouse.dataDir === null) {
    inMemory.set(warehouse, (inMemory.get(warehouse) ?? new Map<string, Buffer>()).set(name, bytes));
    return;
  }
  const folder = folderOf(warehouse.dataDir);
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  await writeFile(join(folder, `${name}.unfinished`), bytes, { mode: PRIVATE_FILE, flush: true });
  await rename(join(folder, `${name}.unfinished`), join(folder, name));
}
