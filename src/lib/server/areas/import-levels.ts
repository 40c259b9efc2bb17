import { LEVELS, type Level, type Area } from '#lib/domain/area.ts';
import { partTitle } from './place-names/name-reading.ts';
import type { ImportedArea } from './import-content.ts';

/** Code of the area by code of the layer's shape. */
type Codes = ReadonlyMap<string, string>;

/** A level from an imported file: its areas, and the area of each of the file's shapes (by code). */
export interface ImportedLevel {
  readonly level: Level;
  readonly areas: readonly Area[];
  readonly areaOfShape: Codes;
}

/** An area the edition already has. */
export interface KnownArea extends Area {
  readonly level: Level;
}

/** The edition of an import, with the levels of the file and of its parent codes. */
export interface ImportedEdition {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** Level of the file's parent codes; null when it has none. */
  readonly parentLevel: Level | null;
}

/**
 * Which levels does an imported file define? Its own; the one its parent codes name; and each level above that the
 * edition already has for all of them, so that totals cover the same territory as their parts. An edition without a
 * province gets one that covers all. Known facts of an area (population, area, parent) are retained. Widest level
 * first.
 */
export function importedLevels(
  edition: ImportedEdition,
  imported: readonly ImportedArea[],
  known: readonly KnownArea[],
): ImportedLevel[] {
  const knownAt = (level: Level) => known.filter((area) => area.level === level);
  const titles = new Map(imported.map(({ code, title }) => [code, title]));
  const levels: { level: Level; areaOfShape: Codes }[] = [
    { level: edition.level, areaOfShape: new Map(imported.map(({ code }) => [code, code])) },
  ];
  for (const level of LEVELS.slice(0, LEVELS.indexOf(edition.level)).reverse()) {
    const areaOfShape =
      level === edition.parentLevel
        ? new Map(imported.map(({ code, parent }) => [code, parent!]))
        : above(levels[0]!, knownAt(levels[0]!.level), knownAt(level), level, edition);
    if (areaOfShape) levels.unshift({ level, areaOfShape });
  }
  return levels.map(({ level, areaOfShape }, i) => ({
    level,
    areaOfShape,
    areas: areasOf(level, areaOfShape, levels[i - 1]?.areaOfShape ?? null),
  }));

  function areasOf(level: Level, areaOfShape: Codes, above: Codes | null): Area[] {
    const before = new Map(knownAt(level).map((area) => [area.code, area]));
    const oneShape = new Map([...areaOfShape].map(([shape, code]) => [code, shape]));
    return [...oneShape].map(([code, shape]) => {
      const old = before.get(code);
      const parentCode = above?.get(shape) ?? old?.parentCode ?? null;
      const { population, areaKm2 } = old ?? { population: null, areaKm2: null };
      return { code, ...wordsFor(level, code, old), parentCode, population, areaKm2 };
    });
  }

  function wordsFor(level: Level, code: string, old: Area | undefined): Pick<Area, 'name' | 'type'> {
    if (level === edition.level) return partTitle(titles.get(code)!);
    if (old) return { type: old.type, name: old.name };
    return { type: '', name: level === edition.parentLevel ? code : edition.name };
  }
}

/** The area of a wider level for each shape; null when the edition does not know it for all. */
function above(
  below: { areaOfShape: Codes },
  knownBelow: readonly KnownArea[],
  knownHere: readonly KnownArea[],
  level: Level,
  edition: ImportedEdition,
): Codes | null {
  const all = (code: string) => new Map([...below.areaOfShape.keys()].map((shape) => [shape, code]));
  if (knownHere.length === 0) return level === 'province' ? all(edition.id) : null;
  if (knownHere.length === 1) return all(knownHere[0]!.code);
  const codes = new Set(knownHere.map((area) => area.code));
  const parents = new Map(knownBelow.map((area) => [area.code, area.parentCode]));
  const found = new Map<string, string>();
  for (const [shape, area] of below.areaOfShape) {
    const parent = parents.get(area);
    if (!parent || !codes.has(parent)) return null;
    found.set(shape, parent);
  }
  return found;
}
