import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  LONGEST_DEVICE_ID,
  type DeviceCount,
  type DeviceFootprint,
} from '#lib/domain/safekeeping/device-deletion.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Database, Writer } from '../../db/database.ts';
import { secretOf } from '../../warehouse/device-secret.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { makeFolder } from '../load-folder.ts';
import { rawFolder, rawPath, type RawLayout } from '../raw/raw-file.ts';
import { rawFiles } from '../raw/raw.sql.ts';
import { putInPlace } from '../raw/safe-file.ts';
import * as sql from './device-deletion.sql.ts';

/** How many different devices are there, as the law's thresholds count? */
export async function countDevices({ db }: Warehouse): Promise<DeviceCount> {
  const [counted] = await db.query(sql.countDevices, {});
  return counted!;
}

/** What belongs to a device, by its id as files have it, and which figures change without it. Throws a Fault for none. */
export async function deviceFootprint(warehouse: Warehouse, id: string): Promise<DeviceFootprint> {
  return readFootprint(warehouse, warehouse.db, await hashOf(warehouse, id));
}

/**
 * Deletes all tests of a device for good: measurements, duplicates, its rows in raw copies, so that no load brings them back;
 * frozen tests of cases stay, without the device. Its id is hashed on the spot and written down nowhere. What it gives is what
 * was there. Throws a Fault when there is nothing of it, and where another number of tests was shown before.
 */
export async function deleteDevice(
  warehouse: Warehouse,
  id: string,
  { shownTests, by }: { readonly shownTests: number; readonly by: string },
): Promise<DeviceFootprint> {
  const hash = await hashOf(warehouse, id);
  return warehouse.change({
    // The raw copies first: were the program to end here, the same deletion can be asked for again.
    async prepare(writer) {
      const before = await readFootprint(warehouse, writer, hash);
      if (before.tests !== shownTests) throw new Fault('device_moved_on', { tests: before.tests }, 409);
      return { before, rows: await eraseFromRaw(warehouse, writer, hash) };
    },
    async commit(writer, { before, rows }) {
      const gone = { hash, rows: JSON.stringify(rows) };
      await writer.run(sql.gatherErased, gone);
      for (const step of sql.eraseRows) await writer.run(step, gone);
      await writer.run(sql.recountErased, {});
      const salt = randomBytes(16).toString('hex');
      for (const step of sql.detachFrozen) await writer.run(step, { hash, salt });
      return before;
    },
    deeds: ({ tests, duplicates, batches, rawRows, cases }) => ({
      ...{ action: 'device_deleted' as const, by },
      after: { tests, duplicates, batches, rawRows, cases },
    }),
    cleanUp: (writer) => writer.run(sql.dropErased, {}),
  });
}

async function hashOf(warehouse: Warehouse, given: string): Promise<string> {
  const id = given.trim();
  if (id === '' || id.length > LONGEST_DEVICE_ID)
    throw new Fault('device_id_unreadable', { longest: LONGEST_DEVICE_ID }, 422);
  const secret = secretOf(warehouse.deviceSecret);
  const [found] = await warehouse.db.query(sql.hashOfDevice, { secret, id });
  return found!.hash;
}

async function readFootprint(
  warehouse: Warehouse,
  db: Pick<Database | Writer, 'query'>,
  hash: string,
): Promise<DeviceFootprint> {
  const [counts] = await db.query(sql.footprint, { hash });
  let rawRows = 0;
  for (const { path, column } of await copiesWithDevices(warehouse))
    rawRows += (await db.query(sql.rowsInRaw(path, column), { hash })).length;
  const { tests, duplicates, cases } = counts!;
  if (tests + duplicates + cases + rawRows === 0) throw new Fault('device_absent', {}, 404);
  return { ...counts!, rawRows, figures: await db.query(sql.changedFigures, { hash }) };
}

/** Raw copies that hold hashes of devices. */
async function copiesWithDevices({ db, dataDir }: Warehouse) {
  const folder = rawFolder(dataDir);
  if (folder === null) return [];
  return (await db.query(rawFiles, {})).flatMap((row) => {
    const { headers, device } = JSON.parse(row.layout) as RawLayout;
    const column = device === null ? -1 : headers.indexOf(device);
    const path = rawPath(folder, row);
    return row.form === 'table' && column >= 0 && existsSync(path) ? [{ key: row.key, path, column }] : [];
  });
}

/** Writes each raw copy that has rows of a device anew, without them; which rows those were. */
async function eraseFromRaw(warehouse: Warehouse, writer: Writer, hash: string) {
  const erased: { key: string; row: number }[] = [];
  const folder = await makeFolder(warehouse.dataDir);
  try {
    for (const { key, path, column } of await copiesWithDevices(warehouse)) {
      const rows = await writer.query(sql.rowsInRaw(path, column), { hash });
      if (rows.length === 0) continue;
      const unfinished = join(folder, 'without');
      await writer.query(sql.copyWithout(path, column, unfinished), { hash });
      const { size: bytes } = await stat(unfinished);
      await putInPlace(unfinished, path);
      await writer.run(sql.noteRawBytes, { key, bytes });
      erased.push(...rows.map(({ row }) => ({ key, row })));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return erased;
}
