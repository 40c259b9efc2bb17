import proj4 from 'proj4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Polygon } from 'geojson';
import type { AreaImportRequest } from '#lib/domain/area-import.ts';
import type { Fault } from '#lib/domain/fault.ts';
import { FAULT_CODES } from '#lib/messages/faults.ts';
import { areaImportLines } from '#lib/messages/area-import.ts';
import { outlines } from '#lib/server/areas/outlines.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { asBytes, importBytes, asShapefile, asTopoJson, island, REQUEST, square } from './boundary-files.ts';
import { codesOf } from './exact-tagging.ts';
import { openEmpty } from './open-areas.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await openEmpty();
});
afterEach(() => warehouse.close());

const MIDDLES = [110.05, 110.15, 110.25, 110.35, 110.45].map((x) => [x, 10.05] as const);
const WGS_84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const UTM_49N = `PROJCS["WGS_1984_UTM_Zone_49N",${WGS_84},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

const take = (bytes: Uint8Array, request: Partial<AreaImportRequest> = {}) =>
  importBytes(warehouse, bytes, { ...REQUEST, ...request });

/** The fault an import ends with; the warehouse must be as it was. */
async function faultOf(bytes: Uint8Array, request: Partial<AreaImportRequest> = {}): Promise<Fault> {
  const version = warehouse.dataVersion;
  const fault = await take(bytes, request).then(
    () => expect.unreachable('the import went through'),
    (thrown: Fault) => thrown,
  );
  expect(FAULT_CODES).toContain(fault.code);
  expect(warehouse.dataVersion).toBe(version);
  return fault;
}

const inUtm = island((geometry) => ({
  type: 'Polygon',
  coordinates: (geometry as Polygon).coordinates.map((ring) =>
    ring.map(([x, y]) => proj4('EPSG:4326', '+proj=utm +zone=49 +datum=WGS84 +units=m', [x!, y!])),
  ),
}));

describe('a boundary file', () => {
  it.each([
    ['GeoJSON', asBytes(island())],
    ['TopoJSON', asTopoJson(island())],
    ['a zipped Shapefile', asShapefile(island(), WGS_84)],
    ['a zipped Shapefile in UTM', asShapefile(inUtm, UTM_49N)],
    ['GeoJSON in UTM', asBytes({ ...inUtm, crs: { properties: { name: 'urn:ogc:def:crs:EPSG::32649' } } })],
    ['GeoJSON wound the other way', asBytes(island((it) => reversed(it as Polygon)))],
    [
      'a Shapefile wound the other way',
      asShapefile(
        island((it) => reversed(it as Polygon)),
        null,
      ),
    ],
  ])('as %s gives its areas, those above them and the tags of positions', async (_, bytes) => {
    const report = await take(bytes);
    expect(report.levels).toEqual([
      { level: 'province', units: 1 },
      { level: 'district', units: 2 },
      { level: 'commune', units: 4 },
    ]);
    expect(await codesOf(warehouse, MIDDLES, 'island', 'commune')).toEqual(['A1', 'A2', 'B1', 'B2', null]);
    expect(await codesOf(warehouse, MIDDLES, 'island', 'district')).toEqual(['A', 'A', 'B', 'B', null]);
    const catalog = await readCatalog(warehouse);
    expect(catalog.areasOf('island', 'commune')[0]).toMatchObject({
      code: 'A1',
      name: 'An Nhất',
      type: 'Xã',
      parentCode: 'A',
    });
    expect(catalog.areasOf('island', 'province')).toMatchObject([{ code: 'island', name: 'Đảo thử' }]);
    const [first] = (await outlines(warehouse, 'island', 'commune')).features;
    expect(first!.properties).toMatchObject({ code: 'A1', title: 'Xã An Nhất' });
  });

  it('is repaired and reported where rings are open or empty or positions repeat', async () => {
    const report = await take(
      asBytes(
        island((geometry, code) => {
          const [[first, ...rest]] = (geometry as Polygon).coordinates as [number[][]];
          if (code === 'A1')
            return { type: 'Polygon', coordinates: [[first!, first!, ...rest.slice(0, -1)]] };
          const flat = [square(111)[0]!, square(111)[1]!, square(111)[0]!];
          return code === 'A2'
            ? { type: 'MultiPolygon', coordinates: [[[first!, ...rest]], [flat]] }
            : geometry;
        }),
      ),
    );
    expect(report.repairs).toEqual([
      { unit: 'Xã An Nhất', ringsClosed: 1, positionsDropped: 1, ringsDropped: 0 },
      { unit: 'Xã An Nhị', ringsClosed: 0, positionsDropped: 0, ringsDropped: 1 },
    ]);
    expect(await codesOf(warehouse, MIDDLES, 'island', 'commune')).toEqual(['A1', 'A2', 'B1', 'B2', null]);
    expect(areaImportLines(report, 'vi').join('\n')).toContain('khép 1 vòng, bỏ 1 điểm trùng');
  });

  it('keeps the holes of a Shapefile free, however its rings are wound', async () => {
    const hole = square(110).map(([x, y]) => [110 + (x! - 110) / 2 + 0.025, 10 + (y! - 10) / 2 + 0.025]);
    const holed = island((geometry, code) =>
      code === 'A1' ? { type: 'Polygon', coordinates: [square(110), hole] } : geometry,
    );
    await take(asShapefile(holed, WGS_84));
    const positions = [[110.05, 10.05] as const, [110.01, 10.01] as const];
    expect(await codesOf(warehouse, positions, 'island', 'commune')).toEqual([null, 'A1']);
  });

  it('that is imported again takes the place of the earlier one', async () => {
    await take(asBytes(island()));
    const half = { ...island(), features: island().features.slice(0, 2) };
    const report = await take(asBytes(half));
    expect(report.replaced).toBe(true);
    expect(await codesOf(warehouse, MIDDLES, 'island', 'commune')).toEqual(['A1', 'A2', null, null, null]);
    expect((await readCatalog(warehouse)).areasOf('island', 'district')).toHaveLength(1);
  });

  it('whose areas overlap is taken, with the pairs named', async () => {
    const shifted = island((geometry, code) =>
      code === 'A2' ? { type: 'Polygon', coordinates: [square(110.05)] } : geometry,
    );
    expect((await take(asBytes(shifted))).overlaps).toEqual([['Xã An Nhất', 'Xã An Nhị']]);
    expect(await codesOf(warehouse, MIDDLES, 'island', 'commune')).toEqual(['A1', null, 'B1', 'B2', null]);
  });
});

describe('a boundary file is refused, with nothing changed,', () => {
  const bad = (geometry: unknown) =>
    asBytes(island((it, code) => (code === 'B1' ? (geometry as Polygon) : it)));
  const [a, b, c, d] = square(110.2) as [number[], number[], number[], number[]];

  it.each([
    [
      'for an outline that crosses itself',
      bad({ type: 'Polygon', coordinates: [[a, c, b, d, a]] }),
      'areas_outline_crosses',
    ],
    [
      'for an outline without ground',
      bad({ type: 'Polygon', coordinates: [[a, b, a]] }),
      'areas_outline_empty',
    ],
    ['for a line', bad({ type: 'LineString', coordinates: [a, b] }), 'areas_not_a_polygon'],
    ['for a row without outline', bad(null), 'areas_not_a_polygon'],
    [
      'for positions in metres',
      bad({
        type: 'Polygon',
        coordinates: [
          [
            [5e5, 2e6],
            [6e5, 2e6],
            [6e5, 3e6],
          ],
        ],
      }),
      'areas_position_out_of_range',
    ],
  ])('%s, with the area named', async (_, bytes, code) => {
    const fault = await faultOf(bytes);
    expect(fault).toMatchObject({ code, details: { unit: 'Phường Bình Nhất', row: 3 } });
  });

  it('for a code that is missing or comes twice, with the row named', async () => {
    const change = (code: string | null) => {
      const document = island();
      document.features[2]!.properties!.code = code;
      return asBytes(document);
    };
    expect(await faultOf(change(''))).toMatchObject({ code: 'areas_value_missing', details: { row: 3 } });
    expect(await faultOf(change('A1'))).toMatchObject({
      code: 'areas_code_twice',
      details: { code: 'A1', row: 3, first: 1 },
    });
  });

  it('for a field it does not have, with its fields named', async () => {
    expect(await faultOf(asBytes(island()), { codeField: 'ma' })).toMatchObject({
      code: 'areas_field_missing',
      details: { field: 'ma', fields: ['code', 'name', 'parent'] },
    });
  });

  it('for VN-2000 and for unknown reference systems', async () => {
    const vn2000 = UTM_49N.replace('WGS_1984_UTM_Zone_49N', 'VN_2000_UTM_Zone_49N').replaceAll('WGS', 'VN');
    expect(await faultOf(asShapefile(inUtm, vn2000))).toMatchObject({ code: 'areas_crs_vn2000' });
    const named = (name: string) => asBytes({ ...island(), crs: { properties: { name } } });
    expect(await faultOf(named('urn:ogc:def:crs:EPSG::3405'))).toMatchObject({ code: 'areas_crs_vn2000' });
    expect(await faultOf(named('EPSG:9210'))).toMatchObject({ code: 'areas_crs_vn2000' });
    expect(await faultOf(named('EPSG:27700'))).toMatchObject({ code: 'areas_crs_unknown' });
  });

  it('when it is something else, damaged or empty', async () => {
    const zip = asShapefile(island(), null);
    for (const bytes of [
      asBytes([1]),
      asBytes('x'),
      new TextEncoder().encode('a,b\n1,2'),
      new Uint8Array(),
    ]) {
      expect(await faultOf(bytes)).toMatchObject({ code: 'areas_format_unknown' });
    }
    expect(await faultOf(zip.slice(0, 200))).toMatchObject({ code: 'areas_file_unreadable' });
    expect(await faultOf(asBytes({ type: 'FeatureCollection', features: [] }))).toMatchObject({
      code: 'areas_none_in_file',
    });
  });

  it('for an invalid edition, level or date', async () => {
    const bytes = asBytes(island());
    expect(await faultOf(bytes, { edition: '../x' })).toMatchObject({ code: 'areas_edition_id_invalid' });
    expect(await faultOf(bytes, { validFrom: '2025-02-30' })).toMatchObject({ code: 'areas_date_invalid' });
    expect(await faultOf(bytes, { level: 'province' })).toMatchObject({ code: 'areas_parent_level_wrong' });
  });
});

function reversed(polygon: Polygon): Polygon {
  return { type: 'Polygon', coordinates: polygon.coordinates.map((ring) => ring.toReversed()) };
}
