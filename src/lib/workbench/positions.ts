import type { ResultColumn } from './result-columns.ts';

const LONGITUDES = ['longitude', 'lon', 'lng', 'long', 'kinh_do'];
const LATITUDES = ['latitude', 'lat', 'vi_do'];

/** The columns of a result that together are a position in degrees. */
export interface PositionColumns {
  readonly longitude: ResultColumn;
  readonly latitude: ResultColumn;
}

/** The columns of longitude and latitude, known by their names; null without both. */
export function positionColumns(columns: readonly ResultColumn[]): PositionColumns | null {
  const named = (names: readonly string[]) =>
    columns.find(({ kind, name }) => kind === 'number' && names.includes(name.toLowerCase()));
  const [longitude, latitude] = [named(LONGITUDES), named(LATITUDES)];
  return longitude && latitude ? { longitude, latitude } : null;
}

/** Is it one of the two columns of a position? Degrees are no figure to draw or to average. */
export const isPosition = ({ name }: ResultColumn) =>
  [...LONGITUDES, ...LATITUDES].includes(name.toLowerCase());
