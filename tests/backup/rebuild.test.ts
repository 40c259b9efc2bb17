import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differingTables } from '#lib/domain/backup/manifest.ts';
import { readContents } from '#lib/server/backup/contents.ts';
import { rebuildWarehouse } from '#lib/server/backup/rebuild.ts';
import { keepRecords, recordsFile, writeRecords } from '#lib/server/backup/records.ts';
import { FILLED_AGAIN, RECORDED_TABLES, SEQUENCES } from '#lib/server/backup/records.sql.ts';
import { warehouseTables } from '#lib/server/backup/contents.sql.ts';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { reloadBatch } from '#lib/server/ingest/reload.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { foundAuditKey } from '#lib/server/audit/audit-key.ts';
import { verifyChain } from '#lib/server/audit/verify-chain.ts';
import { makeUnitChange } from '#lib/server/reporting-units/change-units.ts';
import { changeSetting, previewSetting } from '#lib/server/settings/change-setting.ts';
import { readSettings } from '#lib/server/settings/setting-source.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { Warehouse, warehouseFile } from '#lib/server/warehouse/warehouse.ts';
import { NOW, openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { callRoute } from '../api/call-route.ts';

const HEADER = 'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị';
const rows = (first: number, count: number, speed: number) =>
  [
    HEADER,
    ...Array.from(
      { length: count },
      (_, i) =>
        `13/06/2024 08:${String(first + i).padStart(2, '0')}:00;Viettel;4G;${speed};106.4;21.3;d${i % 7}`,
    ),
    '',
  ].join('\n');

const AVERAGES =
  'Huyện;Ngày;Download (Mbps);Số lượt đo\nLục Nam;2024-06-20;40;12\nSơn Động;2024-06-20;30;9\n';

const resources = { threads: 2, memoryLimit: '512MB', clock: () => NOW };
let world: ApiWorld;
let dataDir: string;
beforeAll(async () => {
  world = await openApiWorld();
  dataDir = world.warehouse.dataDir;
  keepRecords(world.warehouse);
  await world.load('first.csv', rows(0, 20, 40));
  // Half of its rows are those of the first file; the reload keeps its number and mapping.
  const { batch } = await world.load('second.csv', rows(10, 20, 40));
  await reloadBatch(world.warehouse, batch.id, { by: 'An' });
  const { batch: third } = await world.load('third.csv', rows(40, 5, 9));
  await undoBatch(world.warehouse, third.id, 'An');
  await setSpellings();
  const spelled = rows(50, 5, 77).replaceAll('Viettel', 'Mạng quân đội');
  await world.load('fourth.csv', spelled);
  await world.load('averages.csv', AVERAGES, { aggregates: 'reference', referenceName: 'Nguồn thử' });
  const change = { kind: 'rename', code: 'y-te', name: 'Sở Y tế mới', from: '2024-06-01' } as const;
  const maker = { by: 'An', note: null, seen: 0 };
  await makeUnitChange(world.warehouse, 'data/reference', change, maker);
  await world.warehouse.settled();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The office reads one more spelling as Viettel: a load that is made again needs it. */
async function setSpellings(): Promise<void> {
  const setup = { retention: world.warehouse.retention, logDays: 365, origins: [] };
  const source = { warehouse: world.warehouse, reference: 'data/reference', setup };
  const [first, ...others] = (await readSettings(source)).inForce.operators.operators;
  const operators = [{ ...first!, aliases: [...first!.aliases, 'Mạng quân đội'] }, ...others];
  const wish = { content: { operators } };
  const { seal } = await previewSetting(source, 'operators', wish);
  await changeSetting(source, 'operators', { wish, note: 'tệp của tháng 6', by: 'An', seal });
}

const FIGURES = [
  ['/api/v1/statistics/areas', { period: 'month:2024-06', by: 'operator', format: 'csv' }],
  ['/api/v1/statistics/estimates', { period: 'rolling:2024-06', by: 'unit,operator,month', format: 'csv' }],
  ['/api/v1/tallies', { month: '2024-06', format: 'csv' }],
] as const;
const figuresOf = (warehouse: Warehouse) =>
  Promise.all(
    FIGURES.map(async ([path, query]) =>
      (await callRoute(warehouse, { path, method: 'GET' }, { query })).text(),
    ),
  );

const rebuild = () => rebuildWarehouse({ ...resources, dataDir, reference: 'data/reference' });

describe('the file of records', () => {
  it('has a place for every table, and a column for every sequence', async () => {
    const tables = (await world.warehouse.db.query(warehouseTables, {})).map(({ table }) => table);
    expect([...RECORDED_TABLES, ...Object.keys(FILLED_AGAIN)].sort()).toEqual(tables);
    const sequences = await world.warehouse.db.query<{ name: string }, Record<never, never>>(
      { text: 'select sequence_name as name from duckdb_sequences() order by name' },
      {},
    );
    expect(SEQUENCES.map(([name]) => name).sort()).toEqual(sequences.map(({ name }) => name));
  });

  it('stands alone in its folder, whatever was written', () => {
    expect(readdirSync(join(dataDir, 'records'))).toEqual(['records.duckdb']);
  });
});

describe('a warehouse that is rebuilt from raw copies and records', () => {
  it('has the figures, batches and decisions of before, and a later data version', async () => {
    const before = await figuresOf(world.warehouse);
    const batches = await listBatches(world.warehouse);
    const contents = await readContents(world.warehouse.db);
    const { dataVersion, audit } = world.warehouse;
    const told = { ...(await audit.head(world.warehouse.db)), at: '2024-01-01T00:00:00.000Z', where: 'log' };
    await world.warehouse.close();
    writeFileSync(warehouseFile(dataDir), 'damaged');
    const report = await rebuild();
    expect(report).toMatchObject({ lost: [], changed: [], editionsLost: [] });
    expect(existsSync(report.replaced!)).toBe(true);
    const rebuilt = await Warehouse.open({ ...resources, dataDir });
    try {
      expect(await figuresOf(rebuilt)).toEqual(before);
      expect(await listBatches(rebuilt)).toEqual(batches);
      expect(rebuilt.dataVersion).toBeGreaterThan(dataVersion);
      const differing = differingTables((await readContents(rebuilt.db)).tables, contents.tables);
      // Places are numbered by the order of the loads.
      const renumbered = ['measurement', 'duplicate_measurement', 'reference_value', 'place', 'place_unit'];
      expect(differing.filter((table) => !renumbered.includes(table))).toEqual([
        'audit_entry',
        'warehouse_state',
      ]);
      const [{ values } = { values: 0 }] = await rebuilt.db.query<{ values: number }, Record<never, never>>(
        { text: 'select count(*)::integer as values from reference_value where place_id is not null' },
        {},
      );
      expect(values).toBe(2);
      const { reportingUnits } = await readCatalog(rebuilt);
      expect(reportingUnits.find(({ code }) => code === 'y-te')!.name).toBe('Sở Y tế mới');
      const key = foundAuditKey(dataDir);
      const found = await verifyChain(rebuilt.db, {
        ...{ chain: 'warehouse', key, heads: [told], restored: null },
      });
      expect(found).toMatchObject({ problem: null, restores: [{ lost: 0 }] });
      expect(found.entries).toBeGreaterThan(told.number);
      const path = join(dataDir, 'fifth.csv');
      writeFileSync(path, rows(30, 2, 50));
      const { batch } = await loadFile(rebuilt, { path, name: 'fifth.csv' }, { loadedBy: 'test' });
      expect(batch.id).toBe(Math.max(...batches.map(({ id }) => id)) + 1);
      await rebuilt.settled();
      await writeRecords(rebuilt);
    } finally {
      await rebuilt.close();
    }
  });

  it('says which batch could not come back, and brings back the others', async () => {
    const raws = join(dataDir, 'inbox', 'raw');
    const [largest] = readdirSync(raws).sort();
    rmSync(join(raws, largest!));
    const report = await rebuild();
    expect(report.lost).toHaveLength(1);
    expect(report.lost[0]!.code).toBe('raw_file_absent');
    const rebuilt = await Warehouse.open({ ...resources, dataDir });
    const states = (await listBatches(rebuilt)).map(({ id, state }) => [id, state] as const);
    await rebuilt.close();
    expect(new Map(states).get(report.lost[0]!.id)).toBe('undone');
  });

  it('changes nothing without records, or with those of another schema', async () => {
    const before = readdirSync(dataDir).sort();
    rmSync(recordsFile(dataDir));
    await expect(rebuild()).rejects.toMatchObject({ code: 'rebuild_records_absent' });
    expect(readdirSync(dataDir).sort()).toEqual(before);
    expect(existsSync(warehouseFile(dataDir))).toBe(true);
  });
});
