import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { differingTables } from '#lib/domain/backup/manifest.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { readTables } from '#lib/server/backup/contents.ts';
import { restoreBackup } from '#lib/server/backup/restore-backup.ts';
import { runBackup } from '#lib/server/backup/run-backup.ts';
import { readConfig } from '#lib/server/config.ts';
import { statement } from '#lib/server/db/statement.ts';
import { loadFile } from '#lib/server/ingest/ingest.ts';
import { readLedger } from '#lib/server/cases/ledger/ledger.ts';
import { openCase } from '#lib/server/cases/open-case.ts';
import { caseFilter } from '#lib/server/cases/read-case-request.ts';
import { keepShippedLetters } from '#lib/server/documents/letters/kept-letters.ts';
import { makeProvince, type MadeProvince } from '#lib/server/province/make-province.ts';
import { provinceRequest } from '#lib/server/province/province-request.ts';
import {
  assembleReference,
  placeOwnRooms,
  provinceFolder,
  referenceInUse,
} from '#lib/server/province/reference-in-use.ts';
import { checkProvince, placeProvince } from '#lib/server/province/take-province.ts';
import { loadReference } from '#lib/server/reference.ts';
import { takeSampleBack } from '#lib/server/sample.ts';
import { openService } from '#lib/server/service.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { askAs, readable, serve } from '../access/ask-as.ts';
import { ROUTES } from '../access/route-files.ts';
import { asBytes, asShapefile, asTopoJson, COMMUNES, island, square } from '../areas/boundary-files.ts';
import { temporaryFolder } from '../support/run-server.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

const SHIPPED = 'data/reference';
const NOW = new Date('2026-03-02T01:00:00Z');
/** Any way in which the shipped province is named. */
const SHIPPED_NAMES = ['Bắc Giang', 'Bắc Ninh', 'bac-giang', 'bac-ninh', 'BẮC GIANG', 'BẮC NINH'];

const folder = temporaryFolder();
function given(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, name };
}
const request = (options: Readonly<Record<string, string>>, hasDistricts = false) =>
  provinceRequest((option) => options[option], 'island.geojson', hasDistricts);
const OPTIONS = {
  ...{
    province: 'Tỉnh An Bình',
    from: '2025-07-01',
    'district-code': 'parent',
    former: 'Tỉnh An|Tỉnh Hà Nam',
  },
};
const make = (options: Readonly<Record<string, string>> = OPTIONS) =>
  makeProvince({ outlines: given('island.geojson', asBytes(island())) }, request(options), SHIPPED);

/** Tests in February 2026, one commune of the island after another. */
function asCsvOfTests(count: number, device = 'd'): string {
  const tests = Array.from({ length: count }, (_, i) => {
    const x = [110.05, 110.15, 110.25, 110.35][i % 4]! + (i % 7) / 1000;
    return `${1 + (i % 28)}/02/2026 08:${10 + (i % 40)}:00;Viettel;4G;${20 + (i % 9)};${x};10.05;${device}${i % 60}`;
  });
  return ['Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị', ...tests].join(
    '\n',
  );
}

const everyName = statement<{ name: string }>()`
  select name from unit union all select name from gazetteer union all select name from reporting_unit
  union all select place from issuing_body
`;

/** The shapes of a made province, by code. */
function shapesOf({ files }: MadeProvince) {
  const topology = JSON.parse(files.get('areas/areas.topo.json')!) as Topology<{ areas: GeometryCollection }>;
  const collection = feature(topology, topology.objects.areas);
  return new Map(collection.features.map((shape) => [(shape.properties as { id: string }).id, shape]));
}

describe('a province made of outlines', () => {
  it.each([
    ['GeoJSON', 'island.geojson', asBytes(island())],
    ['TopoJSON', 'island.json', asTopoJson(island())],
    ['a zipped Shapefile', 'island.zip', asShapefile(island(), null)],
  ])('has the same areas from %s, codes and names told by the fields', async (_, name, bytes) => {
    const { files, report } = await makeProvince({ outlines: given(name, bytes) }, request(OPTIONS), SHIPPED);
    expect(report).toMatchObject({
      ...{ fields: { code: 'code', name: 'name' }, divided: [], overlaps: [], sameNames: [] },
      levels: [
        { level: 'province', units: 1 },
        { level: 'district', units: 2 },
        { level: 'commune', units: 4 },
      ],
    });
    const communes = files.get('areas/communes.csv')!.trim().split('\n');
    expect(communes.map((line) => line.split(',').slice(0, 3).join())).toEqual([
      'code,name,type',
      ...COMMUNES.map(
        ({ code, name }) => `${code},${name.split(' ').slice(1).join(' ')},${name.split(' ')[0]}`,
      ),
    ]);
    // 0.1 by 0.1 degrees at 10 degrees north: 11.12 by 10.95 km.
    expect(Number(communes[1]!.split(',')[3])).toBeCloseTo(121.74, 0);
  });

  it('takes populations by code or name, with marks between thousands, and says which names nobody has', async () => {
    const table = 'Mã;Tên;Dân số;Diện tích\nA1;;12.345;120,5\n;Xã An Nhị;2 000;\n;Phường Vô Danh;7;\n';
    const { files, report } = await makeProvince(
      {
        outlines: given('island.geojson', asBytes(island())),
        populations: given('dan-so.csv', `\uFEFF${table}`),
      },
      request(OPTIONS),
      SHIPPED,
    );
    expect(report.populations).toEqual({ found: 2, unknown: ['Phường Vô Danh'] });
    expect(files.get('areas/communes.csv')).toContain('A1,An Nhất,Xã,120.5,12345');
    // Both communes of A have one, those of B have none: a sum of some would be no population.
    expect(files.get('areas/districts.csv')).toMatch(/^A,A,,[\d.]+,14345$/m);
    expect(files.get('areas/districts.csv')).toMatch(/^B,B,,[\d.]+,$/m);
  });

  it('tells districts by their own outlines, and names what lies in two', async () => {
    const districts = {
      type: 'FeatureCollection',
      features: [
        { x: 110, width: 0.16, code: 'W', name: 'Huyện Tây' },
        { x: 110.16, width: 0.24, code: 'E', name: 'Huyện Đông' },
      ].map(({ x, width, code, name }) => ({
        type: 'Feature',
        properties: { code, name },
        geometry: {
          type: 'Polygon',
          coordinates: [square(x).map(([px, py]) => [x + (px! - x) * width * 10, py])],
        },
      })),
    };
    const { report, files } = await makeProvince(
      {
        outlines: given('island.geojson', asBytes(island())),
        districts: given('huyen.geojson', asBytes(districts)),
      },
      request({ province: 'Tỉnh An Bình' }, true),
      SHIPPED,
    );
    expect(report.divided).toEqual([
      { area: 'Xã An Nhị', district: 'Huyện Tây', share: expect.closeTo(0.6, 1) as number },
    ]);
    const topology = JSON.parse(files.get('areas/areas.topo.json')!) as Topology<{
      areas: GeometryCollection;
    }>;
    expect(
      topology.objects.areas.geometries.map(
        ({ properties }) => (properties as { district: string }).district,
      ),
    ).toEqual(['W', 'W', 'E', 'E']);
  });

  it('has simpler outlines that neighbours still share, none farther off than was said', async () => {
    // The east side of A1 is the west side of A2: a thousand points on a wave of 20 m.
    const wave = Array.from({ length: 1001 }, (_, i) => [
      110.1 + 0.00018 * Math.sin(i / 20),
      10 + i / 10_000,
    ]);
    const collection = island((geometry, code) => {
      if (code === 'A1')
        return { type: 'Polygon', coordinates: [[[110, 10], ...wave, [110, 10.1], [110, 10]]] };
      if (code === 'A2')
        return {
          type: 'Polygon',
          coordinates: [[[110.2, 10], [110.2, 10.1], ...wave.toReversed(), [110.2, 10]]],
        };
      return geometry;
    });
    const from = (tolerance: string) =>
      makeProvince(
        { outlines: given('wave.geojson', asBytes(collection)) },
        request({ ...OPTIONS, tolerance }),
        SHIPPED,
      );
    const [whole, made] = [await from('0'), await from('25')];
    expect(whole.report.positions.left).toBeGreaterThan(1000);
    expect(made.report.positions.left).toBeLessThan(50);
    expect(made.report.overlaps).toEqual([]);
    const ring = (code: string) =>
      (shapesOf(made).get(code)!.geometry as { coordinates: number[][][][] }).coordinates.flat(2);
    const border = ring('A1').filter(([x, y]) => x! > 110.05 && y! > 10 && y! < 10.1);
    expect(ring('A2').map(String)).toEqual(expect.arrayContaining(border.map(String)));
  });

  it.each([
    [{ ...OPTIONS, code: 'ma' }, 'areas_field_missing'],
    [{ ...OPTIONS, level: 'province' }, 'province_level_wrong'],
    [{ ...OPTIONS, from: '31/12/2025' }, 'areas_date_invalid'],
    [{ ...OPTIONS, province: ' ' }, 'province_option_missing'],
    [{ ...OPTIONS, tolerance: 'x' }, 'province_tolerance_wrong'],
    [{ ...OPTIONS, level: 'district' }, 'province_districts_twice'],
  ])('%o is refused: %s', async (options, code) => {
    await expect((async () => make(options))()).rejects.toMatchObject({ code });
  });
});

describe('the program with a province of the office', () => {
  const dataDir = temporaryFolder();
  let warehouse: Warehouse;
  let accounts: Accounts;
  beforeAll(async () => {
    process.env.DATA_DIR = dataDir;
    const made = await make({ ...OPTIONS, 'district-name': 'parent' });
    await checkProvince(made, SHIPPED);
    placeProvince(made.files, provinceFolder(dataDir), NOW);
    const reference = referenceInUse(SHIPPED, dataDir);
    warehouse = await Warehouse.open({ dataDir: null, threads: 1, memoryLimit: '512MB', clock: () => NOW });
    await loadReference(warehouse, reference);
    await keepShippedLetters(warehouse, reference);
    await loadFile(warehouse, given('do-kiem.csv', asCsvOfTests(400)), { loadedBy: 'test' });
    const asked = 'period=month:2026-02&operator=viettel&level=commune&within=2025/province/00';
    const filter = await caseFilter(warehouse, new URLSearchParams(asked));
    await openCase(warehouse, { filter, places: [{ kind: 'area', code: 'A1' }], reason: 'weak', by: 'Lan' });
    accounts = await Accounts.open({ dataDir: null, clock: () => NOW });
    serve(warehouse, accounts);
  });
  afterAll(async () => {
    delete process.env.DATA_DIR;
    await warehouse.close();
    await accounts.close();
  });

  it('puts every test into an area of the new edition', async () => {
    const { editions, areasOf, holdings, issuingBodies, reportingUnits } = await readCatalog(warehouse);
    expect(editions.map(({ id }) => id)).toEqual(['2025']);
    expect(areasOf('2025', 'commune')).toHaveLength(4);
    expect(holdings.measurements).toBe(400);
    expect(issuingBodies.map(({ superior, place }) => [superior, place])).toEqual([
      ['UBND tỉnh An Bình', 'An Bình'],
    ]);
    expect(reportingUnits.filter(({ kind }) => kind === 'commune').map(({ name }) => name)).toContain(
      'UBND xã An Nhất',
    );
  });

  const params = {
    ...{
      edition: '2025',
      level: 'commune',
      code: 'A1',
      unit: 'y-te',
      id: '1',
      batch: '1',
      token: 'x',
      row: '1',
    },
    ...{ annex: '1', format: 'csv', table: 'measurements', text: 'grounds', hash: 'x', sha256: 'x' },
  };
  const pages = ROUTES.filter(
    ({ method, route }) => method === 'GET' && !/health|metrics|progress|backup/.test(route),
  );

  it('names the shipped province on no page, in no file and no answer', async () => {
    const found: string[] = [];
    for (const { route } of pages) {
      const text = await readable(await askAs({}, { route, params }));
      const named = SHIPPED_NAMES.filter((name) => text.includes(Buffer.from(name).toString('latin1')));
      found.push(...named.map((name) => `${route}: ${name}`));
    }
    expect(found).toEqual([]);
  });

  it('has what names it in pages and files that were looked through', async () => {
    const of = async (route: string, search = '') => readable(await askAs({}, { route, params, search }));
    const seen = Buffer.from('An Bình').toString('latin1');
    expect(await of('/tallies')).toContain(seen);
    const asked = '?level=commune&edition=2025&period=month:2026-02';
    expect(await of('/', asked)).toContain(Buffer.from('An Nhất').toString('latin1'));
    expect(
      await of('/api/v1/cases/[id]/letter', '?kind=request_to_invest&format=docx&deadline=2026-04-01'),
    ).toContain(seen);
  });

  it('leaves the office its table of units to fill in, and takes what it wrote at the next start', async () => {
    const path = join(provinceFolder(dataDir), 'reporting-units', 'reporting-units.csv');
    const [header, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
    const excel = [header, ...rows.slice(0, 2), 'so-moi,Sở Mới,department,,,,,Sở M,,yes,,'].map((line) =>
      line!.replaceAll(',', ';'),
    );
    writeFileSync(path, `\uFEFF${excel.join('\r\n')}\r\n`);
    assembleReference(SHIPPED, dataDir);
    await loadReference(warehouse, referenceInUse(SHIPPED, dataDir));
    const { reportingUnits } = await readCatalog(warehouse);
    expect(reportingUnits).toHaveLength(3);
    expect(reportingUnits.map(({ name }) => name)).toContain('Sở Mới');
  });

  it('starts without the sample, which is of the shipped province, and comes back from a backup with its figures', async () => {
    const other = temporaryFolder();
    placeProvince((await make()).files, provinceFolder(other), NOW);
    const config = readConfig({ DATA_DIR: other, SAMPLE: 'on', DUCKDB_MEMORY: '512MB' }, process.cwd());
    const said = vi.fn();
    const started = await openService(config, said);
    const { holdings, editions } = await readCatalog(started);
    expect([config.sample, holdings.measurements, said.mock.calls.length]).toEqual([true, 0, 0]);
    expect(editions.map(({ id }) => id)).toEqual(['2025']);
    await loadFile(started, given('bon.csv', asCsvOfTests(40)), { loadedBy: 'test' });
    const contents = await readTables(started.db);
    await started.close();

    const archive = join(temporaryFolder(), 'an-binh.tar');
    const target = { folder: dirname(archive), name: basename(archive), passphrase: null, verify: true };
    await runBackup(config, target, process.env);
    const there = temporaryFolder();
    const restored = await restoreBackup({
      ...{ file: archive, dataDir: there, reference: SHIPPED, passphrase: null, env: process.env },
    });
    expect(restored.otherReference).toBeNull();
    const again = await openService(
      readConfig({ DATA_DIR: there, DUCKDB_MEMORY: '512MB' }, process.cwd()),
      said,
    );
    const catalog = await readCatalog(again);
    expect([catalog.holdings.measurements, catalog.editions.map(({ id }) => id)]).toEqual([40, ['2025']]);
    // That it was restored is an entry itself.
    expect(differingTables(contents, await readTables(again.db))).toEqual(['audit_entry']);
    expect(catalog.issuingBodies.map(({ place }) => place)).toEqual(['An Bình']);
    const words = JSON.stringify(await again.db.query(everyName, {}));
    expect(words).toContain('An Nhất');
    expect(SHIPPED_NAMES.filter((name) => words.includes(name))).toEqual([]);
    await again.close();
  });

  it('goes with a backup to another data folder, and is kept when another is made', () => {
    const other = temporaryFolder();
    placeOwnRooms(referenceInUse(SHIPPED, dataDir), other);
    expect(readFileSync(join(provinceFolder(other), 'areas', 'editions.json'), 'utf8')).toContain('An Bình');
    const before = placeProvince(new Map([['areas/editions.json', '{}']]), provinceFolder(other), NOW);
    expect(existsSync(join(before!, 'reporting-units', 'reporting-units.csv'))).toBe(true);
    // Without one of its own a data folder uses what is shipped.
    const plain = temporaryFolder();
    mkdirSync(plain, { recursive: true });
    placeOwnRooms(SHIPPED, plain);
    expect(referenceInUse(SHIPPED, plain)).toBe(SHIPPED);
  });

  it('still shows cases about areas that the next province has replaced; what is simulated goes with them', async () => {
    const sample = { loadedBy: 'i-speed', simulated: true };
    await loadFile(warehouse, given('mo-phong.csv', asCsvOfTests(40, 'm')), sample);
    const asked = 'period=month:2026-02&operator=viettel&level=commune&within=2025/province/00';
    const filter = await caseFilter(warehouse, new URLSearchParams(asked));
    await openCase(warehouse, { filter, places: [{ kind: 'area', code: 'A2' }], reason: 'weak', by: 'Lan' });
    const listed = async () =>
      (await readLedger(warehouse)).cases.map(({ id, simulated }) => [id, simulated]);
    expect(await listed()).toEqual([
      [1, false],
      [2, true],
    ]);
    const next = await make({ ...OPTIONS, province: 'Tỉnh Kế', from: '2026-01-01' });
    placeProvince(next.files, provinceFolder(dataDir), NOW);
    assembleReference(SHIPPED, dataDir);
    await loadReference(warehouse, referenceInUse(SHIPPED, dataDir));
    await takeSampleBack(warehouse);
    const { editions, holdings } = await readCatalog(warehouse);
    expect(editions.map(({ id }) => id)).toEqual(['2026']);
    expect([holdings.measurements, holdings.simulatedBatches]).toEqual([400, 0]);
    expect(await listed()).toEqual([[1, false]]);
    for (const route of ['/cases', '/cases/summary', '/cases/[id]', '/cases/letters']) {
      expect((await askAs({}, { route, params })).status, route).toBe(200);
    }
  });
});
