import { mean } from 'd3';
import { cellsToMultiPolygon, cellToLatLng } from 'h3-js';
import type { LetterCase, LetterPlace } from '#lib/domain/cases/letters/letter-case.ts';
import { formatMbps } from '#lib/domain/format.ts';
import { drawingIn, mapFrame, placeIn, type Outlines } from '#lib/map/map-frame.ts';
import { xmlEscaped } from './xml-escaped.ts';

/** Fills: below the limit, from it on, places without a figure, areas that the letter is not about. */
const FILLS = { below: '#f6b57a', above: '#b5dfe0', unknown: '#ffffff', other: '#efece5' };
const LINE = '#6b665d';
/** Letters of labels, in units of the frame, which is 1000 wide: about 8 points on A4. */
const LETTER = { few: 19, many: 17 };
/** More places than these get numbers and marks only; the table beside the map has their figures. */
const MOST_WITH_FIGURES = 12;
/** More areas than these are not named where the letter is not about them. */
const MOST_NAMED = 15;

/** A drawing, in units of its frame. */
export interface LetterMap {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The side of the limit that a place is on, readable without colour: ▼ below, ▲ from it on, ○ without a figure. */
export function markOf(place: LetterPlace, limit: number): string {
  const value = place.meanKbps ?? place.atMostKbps;
  return value === null ? '○' : value < limit ? '▼' : '▲';
}

/** The map of a letter: its places numbered, marked and coloured by their side of the limit, on the drawn outlines of all areas. */
export function letterMap({ places, standard }: LetterCase, outlines: Outlines): LetterMap {
  const frame = mapFrame(outlines);
  const fillOf = (place: LetterPlace) =>
    ({ '▼': FILLS.below, '▲': FILLS.above })[markOf(place, standard.limit)] ?? FILLS.unknown;
  const byCode = new Map(places.map((place) => [place.code, place]));
  const areas = frame.areas.map((area) => ({ area, place: byCode.get(area.code) ?? null }));
  const size = places.length > MOST_WITH_FIGURES ? LETTER.many : LETTER.few;
  const drawing = drawingIn(frame);
  const at = placeIn(frame);
  const gaps = places.flatMap((place) => {
    if (place.cells.length === 0) return [];
    const coordinates = cellsToMultiPolygon([...place.cells], true);
    const middles = place.cells.map((cell) => cellToLatLng(cell));
    const point = at(
      mean(middles, ([, lon]) => lon)!,
      mean(middles, ([lat]) => lat)!,
    );
    return [{ place, path: drawing({ type: 'MultiPolygon', coordinates }), point }];
  });
  const isNamed = frame.areas.length <= MOST_NAMED;
  const shapes = [
    ...areas.map(({ area, place }) => shape(area.path, place ? fillOf(place) : FILLS.other, place ? 3 : 1.5)),
    ...gaps.map(({ place, path }) => shape(path, fillOf(place), 3)),
  ];
  const told = [
    ...areas.flatMap(({ area, place }) => (place ? [{ place, name: area.name, point: area.label }] : [])),
    ...gaps.map(({ place, point }) => ({ place, name: '', point })),
  ].map(({ place, name, point }) => {
    const lines = linesOf(place, name, standard.limit, places.length);
    return { point, lines, size, strong: true };
  });
  const placed: Label[] = [];
  // Gap areas first: their labels are small and stay where they are.
  for (const own of told.toReversed()) placed.push(...(besideThese(own, placed) ?? [own]));
  for (const { area } of areas.filter(({ place }) => !place && isNamed)) {
    const other = { point: area.label, lines: [area.name], size: LETTER.many, strong: false };
    placed.push(...(besideThese(other, placed) ?? []));
  }
  const labels = placed.map(label);
  const { width, height } = frame;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><g stroke="${LINE}" stroke-linejoin="round">${shapes.join('')}</g><g font-family="Tinos" text-anchor="middle">${labels.join('')}</g></svg>`;
  return { svg, width, height };
}

/** Number and name (none for a gap area, whose name is long), mark and speed; number and mark alone among many. */
function linesOf(place: LetterPlace, name: string, limit: number, places: number): string[] {
  const mark = markOf(place, limit);
  const value = place.meanKbps ?? place.atMostKbps;
  if (places > MOST_WITH_FIGURES || value === null) return [`${place.number} ${mark}`];
  return [`${place.number}. ${name}`.replace(/\. $/, ''), `${mark} ${formatMbps(value, 'vi')}`];
}

const shape = (path: string, fill: string, width: number) =>
  `<path d="${path}" fill="${fill}" stroke-width="${width}"/>`;

/** Lines of text around a point; those of the letter's own places are strong. */
interface Label {
  readonly point: readonly [number, number];
  readonly lines: readonly string[];
  readonly size: number;
  readonly strong: boolean;
}

/** Mean width of a letter of the font, in its size. */
const LETTER_WIDTH = 0.52;

const widthOf = ({ lines, size }: Label) =>
  Math.max(...lines.map((line) => line.length)) * size * LETTER_WIDTH;
const heightOf = ({ lines, size }: Label) => lines.length * size * 1.15;

/** How far two labels overlap from side to side; 0 where they do not touch. */
function overlap(a: Label, b: Label): number {
  const high = Math.abs(a.point[1] - b.point[1]) < (heightOf(a) + heightOf(b)) / 2;
  return high ? Math.max(0, (widthOf(a) + widthOf(b)) / 2 - Math.abs(a.point[0] - b.point[0])) : 0;
}

/** A label moved aside from the one it touches, by half its width at most; null where it finds no room. */
function besideThese(label: Label, others: readonly Label[]): readonly [Label] | null {
  const touched = others.find((other) => overlap(label, other) > 0);
  if (!touched) return [label];
  const [x, y] = label.point;
  const by = overlap(label, touched) * (x < touched.point[0] ? -1 : 1);
  const moved: Label = { ...label, point: [x + by, y] };
  const hasRoom = Math.abs(by) <= widthOf(label) / 2 && others.every((other) => overlap(moved, other) < 1);
  return hasRoom ? [moved] : null;
}

/** A label with a white edge that keeps it readable on borders. */
function label({ point: [x, y], size, lines, strong }: Label): string {
  const top = y - ((lines.length - 1) * size * 1.15) / 2 + size * 0.35;
  const weight = strong ? ' font-weight="bold"' : '';
  return lines
    .map((line, i) => {
      const place = `x="${x.toFixed(1)}" y="${(top + i * size * 1.15).toFixed(1)}" font-size="${size}"${weight}`;
      const words = xmlEscaped(line);
      return `<text ${place} fill="none" stroke="#ffffff" stroke-width="5" stroke-linejoin="round">${words}</text><text ${place} fill="#1b1b1b">${words}</text>`;
    })
    .join('');
}
