import { areaKey, type AreaReference } from '#lib/domain/area.ts';
import type { GazetteerEntry } from './gazetteer.ts';

/** Can the place lie in one of these districts? True when its districts are unknown. */
export function liesIn(entry: GazetteerEntry, districts: readonly GazetteerEntry[]): boolean {
  return entry.districts.length === 0 || districts.some(({ title }) => entry.districts.includes(title));
}

/** Do two entries exclude each other? They do when they lie in different areas of one edition and level. */
export function conflict(a: GazetteerEntry, b: GazetteerEntry): boolean {
  return a.areas.some((area) =>
    b.areas.some((other) => isSameLevel(area, other) && other.code !== area.code),
  );
}

/** Are both of one edition and level? */
export const isSameLevel = (a: AreaReference, b: AreaReference) =>
  a.edition === b.edition && a.level === b.level;

/** Is the area one of those that contain the whole place? */
export const liesInArea = ({ areas }: GazetteerEntry, area: AreaReference) =>
  areas.some((other) => areaKey(other) === areaKey(area));

/** Is each of the first compatible with one of the second? True when the second is empty. */
export function agree(first: readonly GazetteerEntry[], second: readonly GazetteerEntry[]): boolean {
  return second.length === 0 || first.every((a) => second.some((b) => !conflict(a, b)));
}

/** The areas that contain every one of the places. */
export function commonAreas(entries: readonly GazetteerEntry[]): AreaReference[] {
  const [head, ...rest] = entries;
  return (head?.areas ?? []).filter((area) =>
    rest.every(({ areas }) => areas.some((other) => areaKey(other) === areaKey(area))),
  );
}
