import { cellsToMultiPolygon, cellToBoundary } from 'h3-js';
import { extent } from 'd3';
import type { Evidence } from '../evidence.ts';
import type { EvidenceGap, GapEvidence } from '../gaps/gap-evidence.ts';
import type { MapShape } from '../map-shape.ts';
import {
  drawingOf,
  HATCHED_FILL,
  labelAt,
  LETTER_WIDTH,
  pointsOf,
  svgOf,
  type Drawing,
} from './map-drawing.ts';
import { numberIn } from './place-numbers.ts';

const WHOLE = { width: 1000, height: 760, margin: 20 };
const DETAIL = { width: 480, height: 330, margin: 0 };
const NAME_SIZE = 17;
/** Around a gap area, this part of its own size on each side. */
const AROUND = 0.7;
const BAR_KM = 2;
/** Under the borders of cells, where hatching would hide them. */
const PLAIN_FILL = '#fdd0a2';

type Position = readonly [longitude: number, latitude: number];
type Numbered = EvidenceGap & { readonly number: number; readonly isConfirmed: boolean };

const numbered = ({ areas, figures }: GapEvidence, order: Evidence['order']): readonly Numbered[] =>
  areas.map((gap, i) => ({
    ...{ ...gap, number: numberIn(order, gap.id), isConfirmed: figures[i]!.status === 'confirmed' },
  }));

const outlineOf = ({ cells }: EvidenceGap): Position[][] =>
  cellsToMultiPolygon([...cells], true).flat() as Position[][];

/** Where all gap areas of a pack lie; null without outlines of areas. */
export function gapsMap(gaps: GapEvidence, order: Evidence['order']): string | null {
  if (gaps.map.length === 0) return null;
  const drawing = drawingOf(pointsOf(gaps.map), WHOLE);
  const drawn = numbered(gaps, order).map((gap) => shapeOf(drawing, gap, 2, HATCHED_FILL));
  const labels = numbered(gaps, order).map((gap) =>
    labelAt(aboveOf(drawing, outlineOf(gap).flat()), `${gap.number}`, { size: 24, strong: true }),
  );
  return svgOf(drawing, [...gaps.map.map((area) => borderOf(drawing, area)), ...drawn, ...labels]);
}

/** Each gap area with its cells, the areas around it and a bar of so many kilometres, in their order. */
export function gapDetails(gaps: GapEvidence, order: Evidence['order']): readonly string[] {
  return numbered(gaps, order).map((gap) => {
    const outline = outlineOf(gap);
    const view = viewOf(outline.flat());
    const drawing = drawingOf(view, DETAIL);
    const near = gaps.map.filter(({ rings }) => overlaps(rings.flat(), view));
    const cells = gap.cells.map(
      (cell) =>
        `<path d="${drawing.path([cellToBoundary(cell, true)])}" fill="none" stroke="#a63603" stroke-width="1"/>`,
    );
    const names = near.flatMap(({ name, label }) =>
      hasRoom(drawing, pointOf(drawing, label), name)
        ? [labelAt(pointOf(drawing, label), name, { size: NAME_SIZE, strong: true })]
        : [],
    );
    return svgOf(drawing, [
      ...near.map((area) => borderOf(drawing, area)),
      shapeOf(drawing, gap, 3, PLAIN_FILL),
      ...cells,
      ...names,
      barOf(drawing),
      `<rect x="0.5" y="0.5" width="${drawing.width - 1}" height="${drawing.height - 1}" fill="none" stroke="#202020"/>`,
    ]);
  });
}

const pointOf = (drawing: Drawing, [lon, lat]: Position): readonly [string, string] => [
  drawing.x(lon),
  drawing.y(lat),
];

/** Is a name there whole, and not on the bar? */
function hasRoom({ width, height }: Drawing, [x, y]: readonly [string, string], name: string): boolean {
  const half = (name.length * NAME_SIZE * LETTER_WIDTH) / 2;
  const [left, right] = [Number(x) - half, Number(x) + half];
  const onBar = left < BAR_ROOM.width && Number(y) > height - BAR_ROOM.height;
  return left > 0 && right < width && Number(y) > NAME_SIZE && Number(y) < height - 4 && !onBar;
}
const BAR_ROOM = { width: 90, height: 55 };

function aboveOf(drawing: Drawing, points: readonly Position[]): readonly [string, string] {
  const [west, east] = extent(points, ([x]) => x) as [number, number];
  const north = Math.max(...points.map(([, y]) => y));
  const [x, y] = pointOf(drawing, [(west + east) / 2, north]);
  return [x, (Number(y) - 5).toFixed(1)];
}

const borderOf = (drawing: Drawing, { rings }: MapShape) =>
  `<path d="${drawing.path(rings)}" fill="#ffffff" fill-rule="evenodd" stroke="#909090" stroke-width="1"/>`;

/** A suspected one is dashed and not filled: it is no evidence. */
const shapeOf = (drawing: Drawing, gap: Numbered, width: number, fill: string) =>
  `<path d="${drawing.path(outlineOf(gap))}" fill="${gap.isConfirmed ? fill : 'none'}" fill-rule="evenodd" stroke="#202020" stroke-width="${width}"${gap.isConfirmed ? '' : ' stroke-dasharray="6 4"'}/>`;

function barOf({ perKm, height }: Drawing): string {
  const [from, y] = [12, height - 14];
  const to = from + BAR_KM * perKm;
  const line = `<path d="M${from},${y - 6}V${y}H${to.toFixed(1)}V${y - 6}" fill="none" stroke="#000000" stroke-width="2"/>`;
  const middle = ((from + to) / 2).toFixed(1);
  return `${line}${labelAt([middle, `${y - 8}`], `${BAR_KM} km`, { size: 16, strong: true })}`;
}

/** The corners of what is drawn around a gap area. */
function viewOf(points: readonly Position[]): readonly Position[] {
  const [west, east] = extent(points, ([x]) => x) as [number, number];
  const [south, north] = extent(points, ([, y]) => y) as [number, number];
  const [wide, high] = [(east - west) * AROUND, (north - south) * AROUND];
  return [
    [west - wide, south - high],
    [east + wide, north + high],
  ];
}

function overlaps(points: readonly Position[], view: readonly Position[]): boolean {
  const within = (at: 0 | 1) => {
    const [from, to] = extent(view, (point) => point[at]) as [number, number];
    return { from, to };
  };
  const [lon, lat] = [within(0), within(1)];
  const [west, east] = extent(points, ([x]) => x) as [number, number];
  const [south, north] = extent(points, ([, y]) => y) as [number, number];
  return west <= lon.to && east >= lon.from && south <= lat.to && north >= lat.from;
}
