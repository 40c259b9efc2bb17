import type { ColumnMapping, MeasurementField } from '#lib/domain/column-mapping.ts';
import { VIETNAM } from './column-facts.ts';

/** Two decimal numbers beside each other: "21.3000, 106.2000", "(21,3; 106,2)", or in a map's link "@21.3,106.2,15z". */
export const PAIR = String.raw`(-?\d{1,3}[.,]\d{2,})(?:\s*[;,]\s*|\s+|!4d|%2C\s*)(-?\d{1,3}[.,]\d{2,})`;
/** A whole cell of two numbers, and a link to a map. */
const CELL = new RegExp(`^\\s*(?:POINT\\s*)?[(\\[]?\\s*${PAIR}\\s*[)\\]]?\\s*$`, 'i');
const LINK = new RegExp(`^\\s*(?:https?://|geo:)\\S*?${PAIR}`, 'i');
/** Cells of such a column are no personal values, although a link may have an @ in it. */
export const POSITION_CELL = String.raw`^\s*(?:(?:https?://|geo:)\S*|(?:POINT\s*)?[(\[]?\s*${PAIR}\s*[)\]]?)\s*$`;
const IN_CELL = new RegExp(PAIR);
const MIN_SHARE = 0.8;

/** A column whose cells hold both numbers of a position. */
interface PairColumn {
  readonly index: number;
  /** Which of the two numbers is the longitude? */
  readonly longitude: 'first' | 'second';
}

/** The first of some columns whose cells hold whole positions as two decimal numbers, by itself or in a link; else null. */
function findPairs(columns: readonly number[], sample: readonly (readonly string[])[]): PairColumn | null {
  for (const index of columns) {
    const cells = sample.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== '');
    const pairs = cells.flatMap((cell) => (CELL.test(cell) || LINK.test(cell) ? [numbersOf(cell)] : []));
    if (pairs.length === 0 || pairs.length < MIN_SHARE * cells.length) continue;
    const isLongitudeFirst = ([first, second]: readonly [number, number]) =>
      inRange(first, VIETNAM.west, VIETNAM.east) && inRange(second, VIETNAM.south, VIETNAM.north)
        ? true
        : Math.abs(first) > 90;
    const swapped = pairs.filter(isLongitudeFirst).length;
    return { index, longitude: swapped * 2 > pairs.length ? 'first' : 'second' };
  }
  return null;
}

const inRange = (value: number, from: number, to: number) => value >= from && value <= to;

function numbersOf(cell: string): [number, number] {
  const [, first = '', second = ''] = IN_CELL.exec(cell) ?? [];
  return [Number(first.replace(',', '.')), Number(second.replace(',', '.'))];
}

type Parts = Readonly<Record<'longitude' | 'latitude', 'first' | 'second'>>;

/** Fields that a column of positions may have been taken for. */
const PLACES: readonly MeasurementField[] = ['district', 'commune', 'address'];

/**
 * Takes longitude and latitude from one column that holds both, unless each has its own: sets `indexes`, and answers with
 * the parts. Null when there is no such column.
 */
export function splitPairs(
  sample: readonly (readonly string[])[],
  indexes: Partial<Record<MeasurementField, number>>,
  sources: ColumnMapping['columns'],
  given: {
    readonly onlyNamed: boolean;
    readonly named: ReadonlySet<MeasurementField>;
    readonly columns: number;
  },
): Parts | null {
  const { longitude, latitude } = indexes;
  const before = sources.longitude?.part;
  if (before && longitude !== undefined && longitude === latitude) return partsOf(before);
  if (longitude !== undefined && latitude !== undefined && longitude !== latitude) return null;
  const alone = longitude ?? latitude;
  const taken = new Set(
    (Object.entries(indexes) as [MeasurementField, number][])
      .filter(([field]) => !PLACES.includes(field) || given.named.has(field))
      .map(([, index]) => index),
  );
  const all = given.onlyNamed ? [] : Array.from({ length: given.columns }, (_, index) => index);
  const found = findPairs(alone === undefined ? all.filter((index) => !taken.has(index)) : [alone], sample);
  if (found === null) return null;
  for (const field of PLACES) if (indexes[field] === found.index) delete indexes[field];
  indexes.longitude = indexes.latitude = found.index;
  return partsOf(found.longitude);
}

const partsOf = (longitude: 'first' | 'second'): Parts => ({
  longitude,
  latitude: longitude === 'first' ? 'second' : 'first',
});
