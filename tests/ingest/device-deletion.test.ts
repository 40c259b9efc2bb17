import { afterAll, beforeAll, expect, it } from 'vitest';
import { percentOf, reaches, SUBJECT_THRESHOLDS } from '#lib/domain/safekeeping/device-deletion.ts';
import { entriesAfter } from '#lib/server/audit/audit.sql.ts';
import { batchReport } from '#lib/server/ingest/batches.ts';
import {
  countDevices,
  deleteDevice,
  deviceFootprint,
} from '#lib/server/ingest/device-deletion/device-deletion.ts';
import { hashOfDevice } from '#lib/server/ingest/device-deletion/device-deletion.sql.ts';
import { reloadBatch } from '#lib/server/ingest/reload.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { rowOrigin } from '#lib/server/ingest/raw/row-origin.ts';
import { openApiWorld, type ApiWorld } from '../api/api-world.ts';

const GONE = 'Phone-Of-Somebody-77';
const HEAD = 'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị';
const row = (second: string, mbps: string, device: string) =>
  `13/06/2024 08:00:${second};Viettel;4G;${mbps};106.4;21.3;${device}`;
const FILE = [
  HEAD,
  row('10', '40', GONE),
  row('20', '1', 'other'),
  row('30', '50', GONE),
  row('30', '50', GONE),
  row('40', 'fast', GONE),
  row('50', 'slow', 'other'),
].join('\n');

let world: ApiWorld;
let batch: number;
let undone: number;
let hash: string;
beforeAll(async () => {
  world = await openApiWorld();
  batch = (await world.load('somebody.csv', FILE)).batch.id;
  undone = (await world.load('undone.csv', [HEAD, row('55', '9', GONE), row('56', '9', 'other')].join('\n')))
    .batch.id;
  await undoBatch(world.warehouse, undone);
  const { secret } = world.warehouse.deviceSecret;
  [{ hash }] = (await world.warehouse.db.query(hashOfDevice, { secret: secret!, id: GONE })) as [
    { hash: string },
  ];
  await run(`insert into case_measurement by name
    select 1 as case_id, 1 as place_number, batch_id, row_number, tested_on, technology, download_kbps, device_hash,
      device_hash as cluster, 1 as site, 0 as flags
    from measurement where batch_id = ${batch}`);
});
afterAll(() => world.warehouse.close());

const run = (text: string) => world.warehouse.db.write((writer) => writer.run({ text }, {}));
const query = <Row>(text: string) => world.warehouse.db.query<Row, Record<never, never>>({ text }, {});
const countsOf = async (id: number) => {
  const { read, accepted, rejected, duplicates } = (await batchReport(world.warehouse, id)).batch;
  return { read, accepted, rejected, duplicates };
};

/** The tables in which the hash of the device stands. */
async function holders(): Promise<readonly string[]> {
  const tables = await query<{ name: string }>(
    `select table_name as name from duckdb_tables() where not internal and not temporary`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [counted] = await query<{ n: number }>(
      `select count(*) as n from ${name} as t where contains((t)::varchar, '${hash}')`,
    );
    if (counted!.n > 0) found.push(name);
  }
  return found.sort();
}

it('names what belongs to a device, and which figures change without it', async () => {
  expect(await holders()).toEqual(['case_measurement', 'duplicate_measurement', 'measurement']);
  const footprint = await deviceFootprint(world.warehouse, ` ${GONE} `);
  expect(footprint).toMatchObject({ tests: 2, duplicates: 1, batches: 1, rawRows: 5, cases: 1 });
  const [figures, ...others] = footprint.figures;
  expect(others).toEqual([]);
  expect(figures).toMatchObject({ operator: 'Viettel', month: '2024-06' });
  expect(figures!.testsBefore - figures!.testsAfter).toBe(2);
  expect(figures!.devicesBefore - figures!.devicesAfter).toBe(1);
  const [{ before, after }] = (await query<{ before: number; after: number }>(`
    select avg(download_kbps) as before, avg(download_kbps) filter (where device_hash is distinct from ${hash}) as after
    from measurement join operator using (operator_id)
    where name = 'Viettel' and tested_on between '2024-06-01' and '2024-06-30' and download_kbps > 0`)) as [
    { before: number; after: number },
  ];
  expect([figures!.meanKbpsBefore, figures!.meanKbpsAfter]).toEqual([before, after]);
});

it('refuses another id, and a number of tests that was not shown', async () => {
  const erase = (id: string, shownTests: number) =>
    deleteDevice(world.warehouse, id, { shownTests, by: 'An' });
  await expect(erase(GONE.toLowerCase(), 2)).rejects.toMatchObject({ code: 'device_absent' });
  await expect(erase(' ', 0)).rejects.toMatchObject({ code: 'device_id_unreadable' });
  await expect(erase(GONE, 3)).rejects.toMatchObject({ code: 'device_moved_on' });
  expect(await holders()).toHaveLength(3);
});

it('deletes them for good: rows, duplicates, rejections, raw copies; nothing brings them back', async () => {
  expect(await countsOf(batch)).toEqual({ read: 6, accepted: 3, rejected: 2, duplicates: 1 });
  const devices = (await countDevices(world.warehouse)).devices;
  await deleteDevice(world.warehouse, GONE, { shownTests: 2, by: 'An' });
  expect(await holders()).toEqual([]);
  const left = { read: 2, accepted: 1, rejected: 1, duplicates: 0 };
  expect(await countsOf(batch)).toEqual(left);
  expect((await countDevices(world.warehouse)).devices).toBe(devices - 1);
  const frozen = await query<{ n: number; devices: number; linked: number }>(
    `select count(*) as n, count(distinct device_hash) as devices, count(*) filter (where cluster = device_hash) as linked
     from case_measurement where batch_id = ${batch}`,
  );
  expect(frozen).toEqual([{ n: 3, devices: 2, linked: 3 }]);
  await reloadBatch(world.warehouse, batch, { by: 'An' });
  await reloadBatch(world.warehouse, undone, { by: 'An' }).catch(() => undefined);
  expect(await countsOf(batch)).toEqual(left);
  expect(await holders()).toEqual([]);
  await expect(deviceFootprint(world.warehouse, GONE)).rejects.toMatchObject({ code: 'device_absent' });
  // The rows that stay are still found at their lines.
  expect(await rowOrigin(world.warehouse, batch, 3)).toMatchObject({ rowNumber: 3, fate: 'accepted' });
});

it('is written down without the id and without its hash', async () => {
  const entries = await world.warehouse.db.query(entriesAfter, { after: 0, most: 1000 });
  const [entry] = entries.filter(({ action }) => action === 'device_deleted');
  expect(entry).toMatchObject({ name: 'An', object: null, before: null });
  expect(JSON.parse(entry!.after!)).toEqual({ tests: 2, duplicates: 1, batches: 1, rawRows: 5, cases: 1 });
  expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${GONE}|${hash}`));
});

it('so many devices reach a threshold from its number on, and are told as 100% no sooner', () => {
  const { sensitive, basic } = SUBJECT_THRESHOLDS;
  expect([sensitive, basic]).toEqual([10_000, 100_000]);
  const told = [9_999, 10_000, 99_999, 100_000].map((devices) => [
    ...[reaches(devices, sensitive), percentOf(devices, sensitive)],
    ...[reaches(devices, basic), percentOf(devices, basic)],
  ]);
  expect(told).toEqual([
    [false, 99, false, 9],
    [true, 100, false, 10],
    [true, 999, false, 99],
    [true, 1000, true, 100],
  ]);
});
