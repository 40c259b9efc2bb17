import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureNamedPlaces } from '#lib/server/areas/place-names/named-places.ts';
import { outlines } from '#lib/server/areas/outlines.ts';
import { loadReferenceAreas } from '#lib/server/areas/reference-areas.ts';
import { areasWithin } from '#lib/server/areas/areas-within.ts';
import type { Position } from '#lib/server/areas/topology.ts';
import { statement } from '#lib/server/db/statement.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { asBytes, importBytes, island, REQUEST } from './boundary-files.ts';
import { codesOf, placesOf } from './exact-tagging.ts';
import { openAreas, REFERENCE } from './open-areas.ts';

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await openAreas();
});
afterEach(() => warehouse.close());

const insertMeasurement = statement<
  never,
  { row: number; place: number | null; longitude: number | null; latitude: number | null }
>()`
  insert into measurement (batch_id, row_number, tested_on, place_id, technology, download_kbps, longitude, latitude)
  values (1, $row, date '2024-07-01', $place, '4G', 40000, $longitude, $latitude)
`;
const areasOfMeasurements = statement<{ row: number; edition: string; level: string; code: string }>()`
  select row_number as row, edition_id as edition, level, code
  from measurement join place_unit using (place_id) order by all
`;
const placesOfMeasurements = statement<{ id: number; areas: string }>()`
  select place_id as id, array_to_string(area_ids, ',') as areas from place where area_ids is not null order by all
`;

/** In the city, in Sơn Động, on the made-up island, and in the sea. */
const POSITIONS: Position[] = [
  [106.2, 21.28],
  [106.85, 21.34],
  [110.05, 10.05],
  [109, 12],
];

async function measure(positions: readonly Position[]): Promise<void> {
  const places = await placesOf(warehouse, positions);
  await warehouse.change({
    commit: async (writer) => {
      for (const [i, [longitude, latitude]] of positions.entries()) {
        await writer.run(insertMeasurement, { row: i + 1, place: places[i]!, longitude, latitude });
      }
      const [named] = await ensureNamedPlaces(writer, [
        { edition: '2024', district: 'Lục Nam', commune: null, address: null },
      ]);
      await writer.run(insertMeasurement, {
        row: positions.length + 1,
        place: named!.id,
        longitude: null,
        latitude: null,
      });
    },
  });
}

async function measuredAreas(edition: string, level: string) {
  const rows = await warehouse.db.query(areasOfMeasurements, {});
  return rows
    .filter((row) => row.edition === edition && row.level === level)
    .map(({ row, code }) => [row, code]);
}

async function importDistricts(): Promise<void> {
  const official = await outlines(warehouse, '2024', 'district');
  await importBytes(warehouse, asBytes(official), {
    fileName: 'official.geojson',
    edition: 'official',
    level: 'district',
    codeField: 'code',
    nameField: 'title',
  });
}

describe('several boundary files', () => {
  it('tag existing measurements again, and leave those tagged by others as they were', async () => {
    await measure(POSITIONS);
    const before = await measuredAreas('2024', 'district');
    expect(before).toEqual([
      [1, '213'],
      [2, '220'],
      [5, '218'],
    ]);
    const report = await importBytes(warehouse, asBytes(island()), REQUEST);
    expect(report).toMatchObject({ measurements: 5, measurementsPlaced: 1 });
    expect(await measuredAreas('island', 'commune')).toEqual([[3, 'A1']]);
    expect(await measuredAreas('2024', 'district')).toEqual(before);
  });

  it('over the same territory each give their areas, also to named places', async () => {
    await measure(POSITIONS);
    await importDistricts();
    const expected = [
      [1, '213'],
      [2, '220'],
      [5, '218'],
    ];
    expect(await measuredAreas('official', 'district')).toEqual(expected);
    expect(await measuredAreas('2024', 'district')).toEqual(expected);
    expect(await measuredAreas('official', 'province')).toHaveLength(3);
  });

  it('keep the ids of places that still exist', async () => {
    const before = await warehouse.db.query(placesOfMeasurements, {});
    await importDistricts();
    const after = await warehouse.db.query(placesOfMeasurements, {});
    expect(after.slice(0, before.length)).toEqual(before);
    await warehouse.change({ commit: (writer) => loadReferenceAreas(writer, REFERENCE) });
    expect(await warehouse.db.query(placesOfMeasurements, {})).toEqual(after);
  });

  it('survive when the reference areas are loaded again', async () => {
    await measure(POSITIONS);
    await importBytes(warehouse, asBytes(island()), REQUEST);
    await warehouse.change({ commit: (writer) => loadReferenceAreas(writer, REFERENCE) });
    expect(await measuredAreas('island', 'commune')).toEqual([[3, 'A1']]);
    const { editions } = await readCatalog(warehouse);
    expect(editions.map(({ id, name }) => [id, name])).toContainEqual(['island', 'Đảo thử']);
  });

  it('imported into a reference edition take over its level, keep its words, and stay after a reload', async () => {
    const district = await outlines(warehouse, '2024', 'district');
    const moved = {
      ...district,
      features: district.features.filter(({ properties }) => properties.code !== '220'),
    };
    await measure(POSITIONS);
    const request = {
      fileName: 'seventeen.geojson',
      edition: '2024',
      level: 'district' as const,
      codeField: 'code',
      nameField: 'title',
    };
    await importBytes(warehouse, asBytes(moved), request);
    await warehouse.change({ commit: (writer) => loadReferenceAreas(writer, REFERENCE) });
    expect(await measuredAreas('2024', 'district')).toEqual([
      [1, '213'],
      [5, '218'],
    ]);
    const catalog = await readCatalog(warehouse);
    expect(catalog.areasOf('2024', 'district')).toHaveLength(17);
    expect(catalog.areasOf('2024', 'district')[0]).toMatchObject({
      name: 'Bắc Giang',
      type: 'Thành phố',
      population: 194171,
      parentCode: '24',
    });
    expect(catalog.areasOf('2024', 'province')).toMatchObject([
      { code: '24', type: 'Tỉnh' },
      { code: '27', type: 'Tỉnh' },
    ]);
    expect(await codesOf(warehouse, POSITIONS, '2025', 'province')).toEqual(['24', '24', null, null]);
  });
});

describe('areas within an area', () => {
  it('are those that overlap it, in the same file', async () => {
    const city = { edition: '2024', level: 'district', code: '213' } as const;
    const communes = await areasWithin(warehouse, city, { edition: '2025', level: 'commune' });
    expect(communes).toEqual(expect.arrayContaining(['07210', '07228', '07696', '07699']));
    const daMai = { edition: '2025', level: 'commune', code: '07228' } as const;
    expect(await areasWithin(warehouse, daMai, { edition: '2024', level: 'district' })).toEqual([
      '213',
      '216',
    ]);
  });

  it('of another file are those whose middle lies in it, not slivers along its border', async () => {
    await importDistricts();
    const official = { edition: 'official', level: 'district', code: '218' } as const;
    expect(await areasWithin(warehouse, official, { edition: '2024', level: 'district' })).toEqual(['218']);
  });
});
