import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import { numberIn, VIETNAM } from './column-facts.ts';

/** Are longitude and latitude under their own headers, under each other's, or mixed? */
export type PositionOrder = 'as_named' | 'swapped' | 'unsure';

/** From this share of swapped positions the columns are swapped; below `MIXED` only single rows are. */
const SWAPPED = 0.9;
const MIXED = 0.3;

/**
 * Swaps the columns of longitude and latitude if their values require it: in Việt Nam their ranges are disjoint. Columns
 * named by a person are not changed.
 */
export function resolvePositionColumns(
  indexes: Partial<Record<MeasurementField, number>>,
  sample: readonly (readonly string[])[],
  named: ReadonlySet<MeasurementField>,
): PositionOrder {
  const { longitude, latitude } = indexes;
  if (longitude === undefined || latitude === undefined) return 'as_named';
  if (named.has('longitude') || named.has('latitude')) return 'as_named';
  const share = swappedShare(sample, longitude, latitude);
  if (share < MIXED) return 'as_named';
  if (share < SWAPPED) return 'unsure';
  indexes.longitude = latitude;
  indexes.latitude = longitude;
  return 'swapped';
}

function swappedShare(sample: readonly (readonly string[])[], longitude: number, latitude: number): number {
  let [swapped, seen] = [0, 0];
  for (const row of sample) {
    const [x, y] = [numberIn(row[longitude] ?? ''), numberIn(row[latitude] ?? '')];
    if (x === null || y === null || (x === 0 && y === 0)) continue;
    seen += 1;
    const impossible = Math.abs(y) > 90 && Math.abs(y) <= 180 && Math.abs(x) <= 90;
    if (!inVietnam(x, y) && (inVietnam(y, x) || impossible)) swapped += 1;
  }
  return seen === 0 ? 0 : swapped / seen;
}

function inVietnam(x: number, y: number): boolean {
  return x >= VIETNAM.west && x <= VIETNAM.east && y >= VIETNAM.south && y <= VIETNAM.north;
}
