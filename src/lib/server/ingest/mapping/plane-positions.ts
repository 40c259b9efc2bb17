import { textKey } from '#lib/domain/text-key.ts';
import { numberIn } from './column-facts.ts';

/** Metres of plane coordinates in Việt Nam, of any zone: north of the equator, and east of a false origin. */
export const NORTHING = { from: 950_000, to: 2_700_000 };
export const EASTING = { from: 90_000, to: 950_000 };
/** Headers of plane coordinates, as text keys. */
const HEADER = /^(?:toa do )?(?:x|y|n|e|northing|easting|bac|dong)(?: (?:m|met))?(?: vn ?2000\b.*)?$/;
const MIN_SHARE = 0.8;

/** The columns of a position in metres, told apart by their values. */
export interface PlanePositions {
  readonly northing: number;
  readonly easting: number;
  /** An example. */
  readonly value: string;
}

/** Are there two columns, among those given or by their headers, with plane coordinates such as VN-2000? Null if not. */
export function findPlanePositions(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  mapped: readonly (number | undefined)[],
): PlanePositions | null {
  const columns = headers.flatMap((header, i) =>
    HEADER.test(textKey(header)) || mapped.includes(i) ? [i] : [],
  );
  const within = (index: number, { from, to }: typeof NORTHING) => {
    const numbers = sample.flatMap((row) => numberIn(row[index] ?? '') ?? []);
    return (
      numbers.length > 0 &&
      numbers.filter((value) => value >= from && value <= to).length >= MIN_SHARE * numbers.length
    );
  };
  const northing = columns.find((index) => within(index, NORTHING));
  const easting = columns.find((index) => index !== northing && within(index, EASTING));
  if (northing === undefined || easting === undefined) return null;
  const row = sample.find((cells) => cells[northing] && cells[easting]) ?? [];
  return { northing, easting, value: `${row[northing] ?? ''}; ${row[easting] ?? ''}` };
}
