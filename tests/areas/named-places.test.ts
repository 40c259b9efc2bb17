import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureNamedPlaces, type NamedPlace } from '#lib/server/areas/place-names/named-places.ts';
import { loadReferenceAreas } from '#lib/server/areas/reference-areas.ts';
import { statement } from '#lib/server/db/statement.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openAreas, REFERENCE } from './open-areas.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openAreas();
});
afterAll(() => warehouse.close());

const placeAreas = statement<{ id: number; unit: string }>()`
  select place_id as id, edition_id || '/' || level || '/' || code as unit from place_unit order by all
`;

/** Areas below the province that a name stands for; those of 2026 lie on the same ground as those of 2025. */
async function areasOf(district: string | null, commune: string | null, edition: string | null = '2024') {
  const [place] = await warehouse.change({
    commit: (writer) => ensureNamedPlaces(writer, [{ edition, district, commune, address: null }]),
  });
  const areas = (await warehouse.db.query(placeAreas, {})).filter((row) => row.id === place!.id);
  const units = areas.map((row) => row.unit).filter((unit) => !unit.includes('province'));
  const of = (edition: string) => units.filter((unit) => unit.startsWith(`${edition}/`));
  expect(of('2026')).toEqual(of('2025').map((unit) => unit.replace('2025/', '2026/')));
  return units.filter((unit) => !unit.startsWith('2026/'));
}

describe('place names', () => {
  it('are found with or without marks, case and type words', async () => {
    const written = ['Huyện Lục Nam', 'H. Lục Nam', 'H.LỤC NAM', 'luc nam', 'Lục Nam', ' huyen  Luc Nam '];
    for (const name of written) expect(await areasOf(name, null)).toEqual(['2024/district/218']);
    expect(await areasOf('TP Bắc Giang', null)).toEqual(['2024/district/213']);
    expect(await areasOf('TX. Việt Yên', null)).toEqual(['2024/district/222']);
    expect(await areasOf('Huyện Việt Yên', null)).toEqual(['2024/district/222']);
  });

  it('of a commune of 2024 give its district of 2024 and its commune of 2025', async () => {
    expect(await areasOf('Lục Nam', 'TT Đồi Ngô')).toEqual(['2024/district/218', '2025/commune/07444']);
    expect(await areasOf('Lục Nam', 'Thị trấn Đồi Ngô', '2025')).toEqual([
      '2024/district/218',
      '2025/commune/07444',
    ]);
    expect(await areasOf(null, 'Xa Lý')).toEqual(['2024/district/219', '2025/commune/07534']);
  });

  it('of a commune of 2025 give its old district only where all of it lay in one', async () => {
    expect(await areasOf(null, 'Phường Yên Dũng', '2025')).toEqual([
      '2024/district/221',
      '2025/commune/07681',
    ]);
    expect(await areasOf(null, 'P. Đa Mai', '2025')).toEqual(['2025/commune/07228']);
  });

  it('borne in both editions go by the edition in force on the day', async () => {
    expect(await areasOf(null, 'Đa Mai', '2024')).toEqual(['2024/district/213', '2025/commune/07228']);
    expect(await areasOf(null, 'Đa Mai', '2025')).toEqual(['2025/commune/07228']);
  });

  it('of two communes need the district to be distinguished, and give what both share without it', async () => {
    expect(await areasOf('Tân Yên', 'Phúc Sơn')).toEqual(['2024/district/216']);
    expect(await areasOf('Sơn Động', 'Phúc Sơn')).toEqual(['2024/district/220', '2025/commune/07627']);
    expect(await areasOf(null, 'Phúc Sơn')).toEqual([]);
  });

  it('that contradict their district count for neither', async () => {
    expect(await areasOf('Yên Dũng', 'P. Thọ Xương')).toEqual([]);
  });

  it('know the districts of the first half of 2025', async () => {
    expect(await areasOf('Thị xã Chũ', null)).toEqual(['2024/district/219']);
    expect(await areasOf('Thị xã Chũ', 'Thanh Hải')).toEqual(['2024/district/219', '2025/commune/07525']);
  });

  it('that are unknown are reported and get a place without areas', async () => {
    const names: NamedPlace[] = [
      { edition: '2024', district: 'Ba Đình', commune: 'Ngọc Hà', address: null },
      { edition: '2024', district: 'Lục Nam', commune: 'Không Có', address: null },
      { edition: '2024', district: 'Lục Nam', commune: 'Cẩm Lý', address: null },
    ];
    const placed = await warehouse.change({ commit: (writer) => ensureNamedPlaces(writer, names) });
    expect(placed.map(({ recognition }) => recognition)).toEqual(['unknown', 'partly', 'known']);
    expect(await areasOf('Ba Đình', 'Ngọc Hà')).toEqual([]);
    expect(await areasOf('Lục Nam', 'Không Có')).toEqual(['2024/district/218']);
  });

  it('keep their place, also when the reference areas are loaded again', async () => {
    const names: NamedPlace[] = [
      { edition: null, district: 'Tân Yên', commune: null, address: null },
      { edition: '2024', district: 'Tân Yên', commune: null, address: null },
      { edition: null, district: 'Tân Yên', commune: null, address: null },
    ];
    const ensure = () => warehouse.change({ commit: (writer) => ensureNamedPlaces(writer, names) });
    const first = await ensure();
    expect(first[0]!.id).toBe(first[2]!.id);
    expect(first[0]!.id).not.toBe(first[1]!.id);
    const before = await warehouse.db.query(placeAreas, {});
    await warehouse.change({ commit: (writer) => loadReferenceAreas(writer, REFERENCE) });
    expect(await ensure()).toEqual(first);
    expect(await warehouse.db.query(placeAreas, {})).toEqual(before);
  });
});
