import { extent } from 'd3';
import { xmlText } from '#lib/domain/xml-text.ts';
import type { MapShape } from '../map-shape.ts';

type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** How positions are drawn: a plane that is small enough for one factor between the axes. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Units of the drawing in a kilometre. */
  readonly perKm: number;
  readonly x: (longitude: number) => string;
  readonly y: (latitude: number) => string;
  readonly path: (rings: readonly Ring[]) => string;
}

const KM_PER_DEGREE = 111.2;

/** A drawing that holds all points, within a width and a height. */
export function drawingOf(points: Ring, most: { width: number; height: number; margin: number }): Drawing {
  const [west = 0, east = 0] = extent(points, ([x]) => x);
  const [south = 0, north = 0] = extent(points, ([, y]) => y);
  // A degree of longitude is shorter than one of latitude.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const { margin } = most;
  const scale = Math.min(
    (most.width - 2 * margin) / ((east - west) * shrink),
    (most.height - 2 * margin) / (north - south),
  );
  const x = (longitude: number) => (margin + (longitude - west) * shrink * scale).toFixed(1);
  const y = (latitude: number) => (margin + (north - latitude) * scale).toFixed(1);
  return {
    width: Math.round((east - west) * shrink * scale + 2 * margin),
    height: Math.round((north - south) * scale + 2 * margin),
    perKm: scale / KM_PER_DEGREE,
    ...{ x, y },
    path: (rings) =>
      rings.map((ring) => `M${ring.map(([lon, lat]) => `${x(lon)},${y(lat)}`).join('L')}Z`).join(''),
  };
}

const FONT = 'Tinos';
/** Mean width of a letter, in its size. */
export const LETTER_WIDTH = 0.55;

const escaped = (text: string) =>
  xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text in the middle of a point; a strong one has a white edge. */
export function labelAt(
  [x, y]: readonly [x: string, y: string],
  text: string,
  { size, strong }: { readonly size: number; readonly strong: boolean },
): string {
  const edge = strong
    ? ' fill="#000000" font-weight="bold" stroke="#ffffff" stroke-width="4" paint-order="stroke"'
    : ' fill="#707070"';
  return `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" text-anchor="middle"${edge}>${escaped(text)}</text>`;
}

/** What is hatched can be told apart without colour. */
const HATCHED = `<defs><pattern id="hatched" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="10" height="10" fill="#fdd0a2"/><line x1="0" y1="0" x2="0" y2="10" stroke="#d94801" stroke-width="4"/></pattern></defs>`;
export const HATCHED_FILL = 'url(#hatched)';

/** A drawing as a file. */
export const svgOf = (
  { width, height }: Pick<Drawing, 'width' | 'height'>,
  drawn: readonly string[],
): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${HATCHED}${drawn.join('')}</svg>`;

/** All points of some shapes. */
export const pointsOf = (shapes: readonly MapShape[]): Ring => shapes.flatMap(({ rings }) => rings.flat());
