import { group } from 'd3';
import { LEVELS, areaTitle, type AreaReference, areaKey } from '#lib/domain/area.ts';
import type { Database, Writer } from '../../db/database.ts';
import { Gazetteer, type GazetteerEntry, type Province } from './gazetteer.ts';
import * as sql from './gazetteer.sql.ts';

type AreaRow = Awaited<ReturnType<typeof areaRows>>[number];
type FormerName = Awaited<ReturnType<typeof formerRows>>[number];

/** The database, or the writer within its transaction. */
type Reader = Pick<Database | Writer, 'query'>;

const areaRows = (reader: Reader) => reader.query(sql.areasWithShapes, {});
const formerRows = (reader: Reader) => reader.query(sql.formerNames, {});

/** The gazetteer of all stored areas of every edition, and former names without outlines. */
export async function readGazetteer(reader: Reader): Promise<Gazetteer> {
  const areas = await areaRows(reader);
  const editions = (await reader.query(sql.editionIds, {})).map(({ id }) => id);
  const holders = holdersOf(areas);
  const formerNames = await formerRows(reader);
  const districtsOf = districtTitles(areas, formerNames);
  const ofAreas = areas
    .filter(({ level }) => level !== 'province')
    .map((area): GazetteerEntry => {
      const { edition, level, code } = area;
      return {
        edition,
        level,
        code,
        title: areaTitle(area),
        districts: districtsOf(area),
        areas: holders(area),
      };
    });
  const former = formerNames.map(({ name, units: lieIn, ...entry }): GazetteerEntry => ({
    ...entry,
    code: entry.districts[0] === undefined ? name : `${name}, ${entry.districts[0]}`,
    title: name,
    areas: onePerLevel([...lieIn, ...lieIn.flatMap(holders)]),
  }));
  const others = (await reader.query(sql.provinceNames, {})).map((province): Province => ({
    ...province,
    areas: [],
  }));
  const provinces = [...homeProvinces(areas), ...others];
  return new Gazetteer([...ofAreas, ...former], provinces, groupsOf(editions, areas));
}

/** The provinces of the stored areas; a trailing "(cũ)" is not part of a name. */
function homeProvinces(areas: readonly AreaRow[]): Province[] {
  return areas
    .filter(({ level }) => level === 'province')
    .map(({ edition, level, code, name }) => ({
      edition,
      name: name.replace(/\s*\(.*\)$/u, ''),
      holding: 'home',
      areas: [{ edition, level, code }],
    }));
}

/** For an area: itself and the areas of every edition and level that contain all of it. */
function holdersOf(areas: readonly AreaRow[]): (of: AreaReference) => AreaReference[] {
  const rows = new Map(areas.map((row) => [areaKey(row), row]));
  const byShape = group(
    areas.flatMap((row) => row.areas.map((shape) => ({ shape, row }))),
    ({ shape }) => shape,
  );
  return (of) => {
    const area = rows.get(areaKey(of));
    if (!area) return [];
    const [first] = area.areas;
    const candidates = first === undefined ? [] : (byShape.get(first) ?? []).map(({ row }) => row);
    const around = candidates.filter((row) => {
      const within = new Set(row.areas);
      return area.areas.every((shape) => within.has(shape));
    });
    return onePerLevel([area, ...parentsOf(area, rows), ...around]);
  };
}

/** The ancestors of an area by its edition's parent codes. */
function parentsOf(area: AreaRow, rows: ReadonlyMap<string, AreaRow>): AreaRow[] {
  const parents: AreaRow[] = [];
  let below = area;
  for (const level of LEVELS.slice(0, LEVELS.indexOf(area.level)).reverse()) {
    const code = below.parentCode;
    const parent = code === null ? undefined : rows.get(areaKey({ edition: area.edition, level, code }));
    if (parent) parents.push((below = parent));
  }
  return parents;
}

/**
 * For a commune: titles of the districts of any edition that it overlaps, and of those without an outline in which a former
 * commune lay that became part of it (thị xã Chũ, of the first half of 2025).
 */
function districtTitles(areas: readonly AreaRow[], former: readonly FormerName[]): (of: AreaRow) => string[] {
  const byPart = new Map<string, string[]>();
  for (const { districts: titles, units } of former) {
    for (const unit of units) byPart.set(areaKey(unit), [...(byPart.get(areaKey(unit)) ?? []), ...titles]);
  }
  const districts = areas.filter((area) => area.level === 'district');
  const byKey = new Map(districts.map((district) => [areaKey(district), areaTitle(district)]));
  const byShape = group(
    districts.flatMap((district) => district.areas.map((shape) => ({ shape, title: areaTitle(district) }))),
    ({ shape }) => shape,
  );
  return ({ edition, level, code, parentCode, areas: shapes }) => {
    if (level !== 'commune') return [];
    const parent = byKey.get(areaKey({ edition, level: 'district', code: parentCode ?? '' }));
    const around = shapes.flatMap((shape) => (byShape.get(shape) ?? []).map(({ title }) => title));
    const ofParts = byPart.get(areaKey({ edition, level, code })) ?? [];
    return [...new Set([...(parent === undefined ? [] : [parent]), ...around, ...ofParts])];
  };
}

function onePerLevel(areas: readonly AreaReference[]): AreaReference[] {
  const chosen = new Map<string, AreaReference>();
  for (const { edition, level, code } of areas) {
    const key = `${edition}/${level}`;
    if (!chosen.has(key)) chosen.set(key, { edition, level, code });
  }
  return [...chosen.values()];
}

/** Groups of editions that share a layer, directly or through others, in the given order. */
function groupsOf(editions: readonly string[], areas: readonly AreaRow[]): string[][] {
  const layersOf = new Map(
    editions.map((edition) => [
      edition,
      new Set(areas.filter((area) => area.edition === edition).flatMap(({ layers }) => layers)),
    ]),
  );
  const groups: { editions: string[]; layers: Set<number> }[] = [];
  for (const edition of editions) {
    const layers = layersOf.get(edition)!;
    const joined = groups.filter((other) => [...layers].some((layer) => other.layers.has(layer)));
    const merged = {
      editions: [...joined.flatMap((other) => other.editions), edition],
      layers: new Set([...joined.flatMap((other) => [...other.layers]), ...layers]),
    };
    groups.splice(0, groups.length, ...groups.filter((other) => !joined.includes(other)), merged);
  }
  return groups.map((entry) => entry.editions);
}
