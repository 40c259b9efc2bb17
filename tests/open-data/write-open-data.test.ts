import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '#lib/server/db/statement.ts';
import { MANIFEST, type ExportManifest } from '#lib/server/open-data/manifest.ts';
import { writeOpenData, type OpenDataRequest } from '#lib/server/open-data/write-open-data.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from '../statistics/case-world.ts';
import { sampleSnapshot, type SampleSnapshot } from '../workbench/sample-snapshot.ts';

/** Tests of three months, those of which `which` holds; devices return in each month, and some tests have none. */
const rowsOf = (kbps: string, which: string, on = `date '2024-04-01' + (i % 91)::integer`): Statement => ({
  text: `insert into world_test by name
    select ${on} as tested_on, 'a1' as place, 'VTT' as operator, '4G' as technology,
      (${kbps})::integer as download_kbps, 106.1 as longitude, 21.2 as latitude,
      case when i % 4 > 0 then hash(i % 50) end as device, 0 as flags
    from range(2000) as t(i) where ${which}`,
});

let warehouse: Warehouse;
let first: SampleSnapshot;
let second: SampleSnapshot;
let request: OpenDataRequest;
const folder = mkdtempSync(join(tmpdir(), 'i-speed-open-data-'));

beforeAll(async () => {
  warehouse = await openCaseWorld({ rows: rowsOf('hash(i) % 90000', 'true') });
  first = await sampleSnapshot(warehouse);
  second = await sampleSnapshot(warehouse);
  request = {
    ...{ snapshot: first.path, folder, dataVersion: 3, program: 'i-Speed 0.0.0' },
    ...{ memoryLimit: '300MB', threads: 2, now: '2024-07-20T00:00:00Z' },
    outlinesOf: (edition, level) =>
      Promise.resolve(JSON.stringify({ type: 'FeatureCollection', features: [], edition, level })),
  };
});
afterAll(async () => {
  first.close();
  second.close();
  await warehouse.close();
  rmSync(folder, { recursive: true });
});

/** Exports another warehouse to the same folder. */
async function exported(rows: Statement) {
  const other = await openCaseWorld({ rows });
  const snapshot = await sampleSnapshot(other);
  const wrote: string[] = [];
  const again = { ...request, program: 'i-Speed 0.0.1', snapshot: snapshot.path };
  const { removed } = await writeOpenData(again, (path) => wrote.push(path));
  snapshot.close();
  await other.close();
  return { wrote, removed };
}

const manifest = () => JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as ExportManifest;
const MAY = 'measurements/month=2024-05/data.parquet';
const readMonth = async (path: string) =>
  (await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, path)), compressors })) as {
    download_kbps: number;
    device: number | null;
    cluster: number;
  }[];

describe('an export of everything', () => {
  it('goes on where it was stopped, and names nothing that is not whole', async () => {
    let parts = 0;
    const stop = () => {
      parts += 1;
      if (parts === 2) throw new Error('stopped');
    };
    await expect(writeOpenData(request, stop)).rejects.toThrow('stopped');
    expect(manifest().completedAt).toBeNull();
    // As a killed process leaves it; no process has this number.
    writeFileSync(join(folder, '.writing-4194305-00000000'), 'torn');
    const { written, unchanged, measurements } = await writeOpenData(request);
    expect({ unchanged: unchanged > 0, measurements }).toEqual({ unchanged: true, measurements: 2000 });
    expect(written + unchanged).toBe(manifest().parts.length);
    expect(manifest().completedAt).toBe(request.now);
    for (const { path } of manifest().parts) expect(existsSync(join(folder, path))).toBe(true);
    expect(
      readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.writing')),
    ).toEqual([]);
  });

  it('gives another reader the sums of the README, month by month', async () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(readme).toContain('**Not run: Spark, ClickHouse, Trino, QGIS**');
    const stated = [...readme.matchAll(/^\| (\d{4}-\d{2}) \| (\d+) \| (\d+) \|$/gm)].map((row) =>
      row.slice(1),
    );
    expect(stated.map(([month]) => month)).toEqual(['2024-04', '2024-05', '2024-06']);
    for (const [month, tests, sum] of stated) {
      const rows = await readMonth(`measurements/month=${month}/data.parquet`);
      expect([rows.length, rows.reduce((total, row) => total + row.download_kbps, 0)]).toEqual([
        Number(tests),
        Number(sum),
      ]);
    }
    const query =
      /```sql\n(select month[^`]*duckdb|select month, count[^`]*hive_types_autocast[^`]*)```/.exec(
        readme,
      )![1]!;
    const asked = query.replace("'measurements/", `'${folder}/measurements/`).replace(/;\s*$/, '');
    const answered = await first.connection.runAndReadAll(asked);
    expect(answered.getRows().map((row) => row.map(String))).toEqual(stated);
  });

  it('numbers devices within a month only, and keeps who was one device', async () => {
    const rows = await readMonth(MAY);
    const expected = await first.rows<{ devices: bigint; clusters: bigint }>(
      `select count(distinct device) as devices, count(distinct cluster) as clusters from measurements where month = '2024-05'`,
    );
    const devices = new Set(rows.map(({ device }) => device).filter((device) => device !== null));
    const clusters = new Set(rows.map(({ cluster }) => cluster));
    expect([devices.size, clusters.size]).toEqual([
      Number(expected[0]!.devices),
      Number(expected[0]!.clusters),
    ]);
    expect(rows[0]!.cluster).toBe(1);
    expect(Math.max(...clusters)).toBe(clusters.size);
  });

  it('leaves every month as it is when another snapshot of the same tests has drawn other numbers', async () => {
    const before = manifest();
    const { written } = await writeOpenData({ ...request, snapshot: second.path });
    expect(written).toBe(0);
    expect(manifest()).toEqual(before);
  });

  it('writes anew what was damaged, and what another version of the program wrote', async () => {
    const { sha256 } = manifest().parts.find(({ path }) => path === MAY)!;
    truncateSync(join(folder, MAY), 100);
    expect((await writeOpenData(request)).written).toBe(1);
    expect(manifest().parts.find(({ path }) => path === MAY)!.sha256).toBe(sha256);
    const { unchanged } = await writeOpenData({ ...request, program: 'i-Speed 0.0.1' });
    expect(unchanged).toBe(0);
  });

  it('writes a changed month alone', async () => {
    const { wrote } = await exported(rowsOf('case when i % 91 = 40 then 7 else hash(i) % 90000 end', 'true'));
    expect(wrote.filter((path) => path.startsWith('measurements/'))).toEqual([MAY]);
  });

  it('removes a month that is gone', async () => {
    const { removed } = await exported(rowsOf('hash(i) % 90000', 'i % 91 < 61'));
    expect(existsSync(join(folder, 'measurements/month=2024-06'))).toBe(false);
    expect(removed).toBe(1);
  });

  it('leaves a month as it is when an earlier one comes', async () => {
    const on = `case when i = 60 then date '2024-03-31' else date '2024-04-01' + (i % 91)::integer end`;
    const { wrote } = await exported(rowsOf('hash(i) % 90000', 'i % 91 < 61', on));
    expect(wrote.filter((path) => path.startsWith('measurements/'))).toEqual([
      'measurements/month=2024-03/data.parquet',
      MAY,
    ]);
  });

  it('describes every column of every table that it wrote', () => {
    const { resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as {
      resources: { name: string; path: string[]; schema: { fields: { name: string }[] } }[];
    };
    const tables = manifest().parts.filter(({ path }) => path.endsWith('.parquet'));
    expect(resources.flatMap(({ path }) => path).sort()).toEqual(tables.map(({ path }) => path).sort());
    expect(resources[0]!.schema.fields.map(({ name }) => name)).toContain('download_kbps');
  });
});
