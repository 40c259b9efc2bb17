import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, it } from 'vitest';
import { catalogOf } from '#lib/domain/workbench/catalog.ts';
import { statement } from '#lib/server/db/statement.ts';
import { warehouseFile, Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { makeSnapshot } from '#lib/server/workbench/snapshot/make-snapshot.ts';
import { holdSnapshot, keepSnapshot, snapshotsOf } from '#lib/server/workbench/snapshot/keep-snapshot.ts';
import { openCaseWorld } from '../statistics/case-world.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'i-speed-keep-'));
const folder = join(dataDir, 'workbench');
afterAll(() => rmSync(dataDir, { recursive: true }));

/** Nobody looks by itself in these tests. */
const NEVER_MS = 2 ** 30;
/** A process that has ended: no pid is as large. */
const DEAD = 4_194_305;

/** What must never leave the warehouse: a device's hash, an exact position, texts. */
const HASH = 0x1a2b3c4d5e6f7788n;
const [LONGITUDE, LATITUDE] = [106.123456789, 21.987654321];
const SECRETS = ['private remark', 'private value', 'private person', 'private reason'];

const rows = statement()`insert into world_test by name
  select date '2024-06-01' + (i % 40)::integer as tested_on, 'a1' as place, 'VTT' as operator,
    1000 * i as download_kbps, hash(i % 70) as device, ${{ text: String(LONGITUDE), fragment: true }} as longitude,
    ${{ text: String(LATITUDE), fragment: true }} as latitude
  from range(400) as t(i)
  union all by name
  select date '2024-06-01' as tested_on, 'a1' as place, 5 as download_kbps, ${{ text: String(HASH), fragment: true }}::ubigint as device`;

const secrets = [
  statement()`insert into rejection values (1, 1, 'x', 'c', 'private value')`,
  statement()`insert into tally by name select 1 as batch_id, 1 as row_number, 'u' as unit_code, date '2024-06-01' as month,
    'private remark' as note, 1 as version, 'form' as origin, timestamp '2024-06-01' as received_at`,
  statement()`update batch set loaded_by = 'private person'`,
  statement()`insert into tally_acceptance by name select 1 as acceptance_id, 'u' as unit_code, date '2024-06-01' as month,
    1 as version, 'f' as finding, 'private reason' as reason, 'private person' as accepted_by,
    timestamp '2024-06-01' as accepted_at`,
];

const bytesOf = (write: (bytes: Buffer) => void) => {
  const bytes = Buffer.alloc(8);
  write(bytes);
  return bytes;
};
const HIDDEN = [
  ...SECRETS.map((text) => Buffer.from(text)),
  bytesOf((bytes) => bytes.writeBigUInt64LE(HASH)),
  bytesOf((bytes) => bytes.writeDoubleLE(LONGITUDE)),
  bytesOf((bytes) => bytes.writeDoubleLE(LATITUDE)),
];

it('is made once the data rest, holds only what may be read, and goes when nobody reads it', async () => {
  const warehouse = await openCaseWorld({ rows }, { dataDir });
  await warehouse.change({
    async commit(writer) {
      for (const secret of secrets) await writer.run(secret, {});
    },
  });
  mkdirSync(join(folder, `making-${DEAD}-0123abcd`), { recursive: true });
  writeFileSync(join(folder, 'snapshot-1-0123456789ab.duckdb'), 'of an earlier program');
  const look = keepSnapshot(warehouse, NEVER_MS);
  await warehouse.settled();
  await look();
  expect(snapshotsOf(warehouse)!.newest).toBeNull();
  await look();
  const first = (await holdSnapshot(warehouse))!;
  expect(first).toMatchObject({ dataVersion: warehouse.dataVersion, simulated: false });
  expect(readdirSync(folder)).toEqual([`${first.name}.duckdb`]);
  expect([statSync(folder).mode & 0o777, statSync(first.path).mode & 0o777]).toEqual([0o700, 0o600]);

  const numbered = await devicesIn(first.path);
  await holdsNothingElse(first.path, warehouse);

  await warehouse.change({
    commit: (writer) =>
      writer.run(statement()`update measurement set upload_kbps = 1 where row_number = 2`, {}),
  });
  await look();
  expect(snapshotsOf(warehouse)!.newest!.name).toBe(first.name);
  await look();
  const second = (await holdSnapshot(warehouse))!;
  expect(readdirSync(folder).sort()).toEqual([first, second].map(({ name }) => `${name}.duckdb`).sort());
  await first.release();
  await first.release();
  expect(readdirSync(folder)).toEqual([`${second.name}.duckdb`]);
  expect(await devicesIn(second.path)).not.toEqual(numbered);

  const before = { dataVersion: first.dataVersion, catalog: await readCatalog(warehouse) };
  const known = { ...before, ledger: await readLedger(warehouse) };
  const place = { folder, path: join(folder, 'other.duckdb'), signal: new AbortController().signal };
  expect(await makeSnapshot(warehouse, known, place)).toBeNull();
  expect(readdirSync(folder)).toEqual([`${second.name}.duckdb`]);
  await warehouse.close();

  const file = readFileSync(warehouseFile(dataDir));
  const snapshot = readFileSync(second.path);
  for (const hidden of HIDDEN)
    expect([file.includes(hidden), snapshot.includes(hidden)]).toEqual([true, false]);

  const madeAt = statSync(second.path).mtimeMs;
  const again = await Warehouse.open({
    ...{ dataDir, threads: 2, memoryLimit: '1GB', deviceSecret: 'for tests' },
    clock: () => new Date('2024-08-01T00:00:00Z'),
  });
  expect(await holdSnapshot(again)).toMatchObject({ name: second.name });
  expect(statSync(second.path).mtimeMs).toBe(madeAt);
  await again.close();
});

/** The number of each device by the first row it stands in, and that they are a permutation of 1 to their count. */
async function devicesIn(path: string): Promise<readonly number[]> {
  const [found] = await readFrom<{ devices: number[] }>(
    path,
    `select list(device order by row) as devices
     from (select device, min(row_number) as row from measurements where device is not null group by device)`,
  );
  expect([...found!.devices].sort((a, b) => a - b)).toEqual(found!.devices.map((_, i) => i + 1));
  return found!.devices;
}

/** Every table and column, in any schema, is of the catalog or public outlines; no view or macro is defined. */
async function holdsNothingElse(path: string, warehouse: Warehouse): Promise<void> {
  const { editions } = await readCatalog(warehouse);
  const held = await readFrom<{ name: string; columns: string[] }>(
    path,
    `select table_name as name, list(column_name order by column_index) as columns from duckdb_columns()
     where not internal group by table_name`,
  );
  const allowed = catalogOf(editions).map(({ name, columns }) => ({
    name,
    columns: columns.map((of) => of.name),
  }));
  allowed.push(
    { name: 'boundary_layers', columns: ['layer', 'topology'] },
    { name: 'boundary_shapes', columns: ['layer', 'position', 'shape', 'edition', 'level', 'code'] },
  );
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  expect(held.sort(byName)).toEqual(allowed.sort(byName));
  const positions = await readFrom<{ longitude: number; latitude: number }>(
    path,
    `select distinct longitude::double as longitude, latitude::double as latitude from measurements
     where longitude is not null`,
  );
  expect(positions).toEqual([{ longitude: 106.12, latitude: 21.99 }]);
}

async function readFrom<Row>(path: string, sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1' });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql);
  const rows = reader.getRowObjectsJson() as Row[];
  connection.closeSync();
  instance.closeSync();
  return rows;
}
