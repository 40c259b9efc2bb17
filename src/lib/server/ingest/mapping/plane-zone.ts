import type { ColumnMapping, MeasurementField } from '#lib/domain/column-mapping.ts';
import { gridText, readGrid, type PlaneGrid } from '#lib/domain/positions/plane-grid.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { findPlanePositions } from './plane-positions.ts';

const MERIDIAN = /(?:^|\D)(1(?:0[2-9]|1[0-8]))(?:[°º ]+([0-5]\d))?(?:\D|$)/;
const WIDTH = /\b(?:mui|zone)(?: chieu)? ([36])\b/;

/** Which zone of VN-2000 do headers state: "X (VN-2000, KTT 107°00', múi 3°)"? Null unless meridian and width are there. */
function gridOfHeaders(headers: readonly string[]): PlaneGrid | null {
  for (const header of headers) {
    const key = textKey(header);
    const rest = header.replace(/vn[\s-]?2000/i, '');
    const [, degrees, minutes = '0'] = MERIDIAN.exec(rest) ?? [];
    const [, width] = WIDTH.exec(key) ?? [];
    if (rest === header || degrees === undefined || width === undefined) continue;
    return readGrid(`${Number(degrees) + Number(minutes) / 60}/${width}`);
  }
  return null;
}

/**
 * The zone that columns of plane coordinates are in, as stated, else as their headers say: sets the indexes of longitude
 * and latitude, easting and northing told apart by their values. Null without one: then nothing changes.
 */
export function settlePlane(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  indexes: Partial<Record<MeasurementField, number>>,
  { longitude, latitude }: ColumnMapping['columns'],
): string | null {
  const stated = longitude?.grid ?? latitude?.grid;
  const mapped = [indexes.longitude, indexes.latitude];
  const found = findPlanePositions(headers, sample, mapped);
  if (found === null) return stated !== undefined && !mapped.includes(undefined) ? stated : null;
  const known = gridOfHeaders([found.northing, found.easting].map((index) => headers[index]!));
  const grid = stated ?? (known && gridText(known));
  if (grid === null) return null;
  indexes.longitude = found.easting;
  indexes.latitude = found.northing;
  return grid;
}
