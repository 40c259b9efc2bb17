import { group } from 'd3';
import { LEVELS, areaTitle } from '#lib/domain/area.ts';
import type { Database, Writer } from '../../db/database.ts';
import { Gazetteer, unitKey, type GazetteerEntry, type Province, type AreaReference } from './gazetteer.ts';
import * as sql from './gazetteer.sql.ts';

type UnitRow = Awaited<ReturnType<typeof unitRows>>[number];

/** What can be asked: the database, or the writer within its transaction. */
type Reader = Pick<Database | Writer, 'query'>;

const unitRows = (reader: Reader) => reader.query(sql.unitsWithAreas, {});

/** The gazetteer of everything stored: the units of every edition, and former names without outlines. */
export async function readGazetteer(reader: Reader): Promise<Gazetteer> {
  const units = await unitRows(reader);
  const editions = (await reader.query(sql.editionIds, {})).map(({ id }) => id);
  const holders = holdersOf(units);
  const districtsOf = districtTitles(units);
  const ofUnits = units
    .filter(({ level }) => level !== 'province')
    .map((unit): GazetteerEntry => {
      const { edition, level, code } = unit;
      return {
        edition,
        level,
        code,
        title: areaTitle(unit),
        districts: districtsOf(unit),
        units: holders(unit),
      };
    });
  const former = (await reader.query(sql.formerNames, {})).map(
    ({ name, units: lieIn, ...entry }): GazetteerEntry => ({
      ...entry,
      code: entry.districts[0] === undefined ? name : `${name}, ${entry.districts[0]}`,
      title: name,
      units: onePerLevel([...lieIn, ...lieIn.flatMap(holders)]),
    }),
  );
  const others = (await reader.query(sql.provinceNames, {})).map((province): Province => ({
    ...province,
    units: [],
  }));
  const provinces = [...homeProvinces(units), ...others];
  return new Gazetteer([...ofUnits, ...former], provinces, groupsOf(editions, units));
}

/** The provinces that the areas make up; "(cũ)" behind a name is no part of it. */
function homeProvinces(units: readonly UnitRow[]): Province[] {
  return units
    .filter(({ level }) => level === 'province')
    .map(({ edition, level, code, name }) => ({
      edition,
      name: name.replace(/\s*\(.*\)$/u, ''),
      holding: 'home',
      units: [{ edition, level, code }],
    }));
}

/** For a unit: itself and the units of every edition and level that hold all of it. */
function holdersOf(units: readonly UnitRow[]): (of: AreaReference) => AreaReference[] {
  const rows = new Map(units.map((row) => [unitKey(row), row]));
  const byArea = group(
    units.flatMap((row) => row.areas.map((area) => ({ area, row }))),
    ({ area }) => area,
  );
  return (of) => {
    const unit = rows.get(unitKey(of));
    if (!unit) return [];
    const [first] = unit.areas;
    const candidates = first === undefined ? [] : (byArea.get(first) ?? []).map(({ row }) => row);
    const around = candidates.filter((row) => {
      const within = new Set(row.areas);
      return unit.areas.every((area) => within.has(area));
    });
    return onePerLevel([unit, ...parentsOf(unit, rows), ...around]);
  };
}

/** The units above a unit by the codes its edition gives. */
function parentsOf(unit: UnitRow, rows: ReadonlyMap<string, UnitRow>): UnitRow[] {
  const parents: UnitRow[] = [];
  let below = unit;
  for (const level of LEVELS.slice(0, LEVELS.indexOf(unit.level)).reverse()) {
    const code = below.parentCode;
    const parent = code === null ? undefined : rows.get(unitKey({ edition: unit.edition, level, code }));
    if (parent) parents.push((below = parent));
  }
  return parents;
}

/** For a commune: titles of the districts of any edition that it has ground in. */
function districtTitles(units: readonly UnitRow[]): (of: UnitRow) => string[] {
  const districts = units.filter((unit) => unit.level === 'district');
  const byKey = new Map(districts.map((district) => [unitKey(district), areaTitle(district)]));
  const byArea = group(
    districts.flatMap((district) => district.areas.map((area) => ({ area, title: areaTitle(district) }))),
    ({ area }) => area,
  );
  return ({ edition, level, parentCode, areas }) => {
    if (level !== 'commune') return [];
    const parent = byKey.get(unitKey({ edition, level: 'district', code: parentCode ?? '' }));
    const around = areas.flatMap((area) => (byArea.get(area) ?? []).map(({ title }) => title));
    return [...new Set(parent === undefined ? around : [parent, ...around])];
  };
}

function onePerLevel(units: readonly AreaReference[]): AreaReference[] {
  const chosen = new Map<string, AreaReference>();
  for (const { edition, level, code } of units) {
    const key = `${edition}/${level}`;
    if (!chosen.has(key)) chosen.set(key, { edition, level, code });
  }
  return [...chosen.values()];
}

/** Editions that share a layer, directly or through others, each group in the order given. */
function groupsOf(editions: readonly string[], units: readonly UnitRow[]): string[][] {
  const layersOf = new Map(
    editions.map((edition) => [
      edition,
      new Set(units.filter((unit) => unit.edition === edition).flatMap(({ layers }) => layers)),
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
