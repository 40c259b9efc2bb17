import { isInside, labelPoint } from './label-point.ts';
import { boxOf, type Position, type Ring } from './topology.ts';

/** A repaired ring with the repairs; null instead of an empty ring. */
export interface SoundRing {
  readonly ring: Ring | null;
  readonly closed: boolean;
  readonly positionsDropped: number;
}

/** Closes a ring and drops repeated positions. */
export function soundRing(positions: readonly Position[]): SoundRing {
  const line = positions.filter(
    ([x, y], i) => i === 0 || x !== positions[i - 1]![0] || y !== positions[i - 1]![1],
  );
  const positionsDropped = positions.length - line.length;
  const [first, last] = [line[0], line[line.length - 1]];
  const open = first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]);
  if (open) line.push(first);
  // A figure of eight can have area 0 too; that is a crossing, not an empty ring.
  const empty = line.length < 4 || (doubleArea(line) === 0 && findCrossing([line]) === null);
  return { ring: empty ? null : line, closed: open, positionsDropped };
}

/** Twice the signed area of a ring, positive when counterclockwise. */
export function doubleArea(ring: Ring): number {
  const [x0, y0] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return sum;
}

const size = (ring: Ring) => Math.abs(doubleArea(ring));

/** Groups rings into polygons (outer ring first, then its holes) by containment, for any winding. */
export function nestRings(rings: readonly Ring[]): Ring[][] {
  if (rings.length === 1) return [[rings[0]!]];
  const around = rings.map((ring) => {
    const within = labelPoint([ring]);
    return rings.filter((other) => size(other) > size(ring) && isInside(within, [other]));
  });
  const isOuter = (ring: Ring) => around[rings.indexOf(ring)]!.length % 2 === 0;
  const polygons = new Map(rings.filter(isOuter).map((ring) => [ring, [ring]]));
  rings.forEach((ring, i) => {
    if (polygons.has(ring)) return;
    const [owner] = around[i]!.filter(isOuter).sort((a, b) => size(a) - size(b));
    polygons.get(owner!)!.push(ring);
  });
  return [...polygons.values()];
}

/** Edges nearer than this (degrees, about 0.1 mm) touch; they do not cross. */
const TOUCH = 1e-9;

/** Where do the rings of one area cross themselves or each other? The first crossing; null without one. */
export function findCrossing(rings: readonly Ring[]): Position | null {
  const edges = rings
    .flatMap((ring) => ring.slice(1).map((to, i) => ({ from: ring[i]!, to, ...boxOf([ring[i]!, to]) })))
    .sort((a, b) => a.west - b.west);
  let open: typeof edges = [];
  for (const edge of edges) {
    open = open.filter((other) => other.east >= edge.west);
    for (const other of open) {
      if (other.south > edge.north || other.north < edge.south) continue;
      const [a, b] = [side(edge.from, edge.to, other.from), side(edge.from, edge.to, other.to)];
      const [c, d] = [side(other.from, other.to, edge.from), side(other.from, other.to, edge.to)];
      if (a * b >= 0 || c * d >= 0 || Math.min(...[a, b, c, d].map(Math.abs)) < TOUCH) continue;
      const t = c / (c - d);
      const [[x1, y1], [x2, y2]] = [edge.from, edge.to];
      return [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];
    }
    open.push(edge);
  }
  return null;
}

/** Distance of a position from the line through an edge, positive to its left. */
function side([x1, y1]: Position, [x2, y2]: Position, [x, y]: Position): number {
  return ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / Math.hypot(x2 - x1, y2 - y1);
}
