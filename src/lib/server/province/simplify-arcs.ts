import { findCrossing } from '../areas/rings.ts';
import { areaRings, type AreaTopology, type Position } from '../areas/topology.ts';

/** Metres of a degree of latitude; of one of longitude at the equator. */
const METRES_PER_DEGREE = 111_195;
/** Decimals of a degree that are kept: about 0.1 m. */
const DECIMALS = 6;

type Arc = readonly Position[];

/**
 * A topology with simpler arcs: none of the points that were left out lies farther than `tolerance` metres from the line
 * (Douglas and Peucker 1973). Ends of arcs stay, so that neighbours still share every border. The arcs of an area whose outline
 * would cross itself, or vanish, stay as they were.
 */
export function simplifyArcs(topology: AreaTopology, tolerance: number): AreaTopology {
  const arcs = topology.arcs as unknown as readonly Arc[];
  const whole = arcs.map((arc) => plain(arc));
  const simple = arcs.map((arc, i) => (tolerance > 0 ? plain(simplify(arc, tolerance)) : whole[i]!));
  const withArcs = (chosen: readonly Arc[]) => ({ ...topology, arcs: chosen }) as unknown as AreaTopology;
  const kept = new Set<number>();
  for (;;) {
    const chosen = simple.map((arc, i) => (kept.has(i) ? whole[i]! : arc));
    const made = withArcs(chosen);
    const before = kept.size;
    areaRings(made).forEach(({ rings }, i) => {
      const isSound = rings.every((ring) => ring.length >= 4) && findCrossing(rings) === null;
      if (!isSound) for (const arc of arcsOf(topology.objects.areas.geometries[i]!.arcs)) kept.add(arc);
    });
    if (kept.size === before) return made;
  }
}

/** How many positions do the arcs of a topology have? */
export const positionsIn = ({ arcs }: AreaTopology): number => arcs.reduce((sum, arc) => sum + arc.length, 0);

/** A reversed arc is written as its complement. */
const arcsOf = (arcs: unknown): number[] =>
  typeof arcs === 'number' ? [arcs < 0 ? ~arcs : arcs] : (arcs as unknown[]).flatMap(arcsOf);

function plain(arc: Arc): Arc {
  const rounded = arc.map(([x, y]): Position => [Number(x.toFixed(DECIMALS)), Number(y.toFixed(DECIMALS))]);
  const line = rounded.filter(([x, y], i) => i === 0 || x !== rounded[i - 1]![0] || y !== rounded[i - 1]![1]);
  return line.length > 1 ? line : rounded.slice(0, 2);
}

function simplify(arc: Arc, tolerance: number): Arc {
  const [x0, y0] = arc[0]!;
  const perLongitude = METRES_PER_DEGREE * Math.cos((y0 * Math.PI) / 180);
  const points = arc.map(([x, y]) => [(x - x0) * perLongitude, (y - y0) * METRES_PER_DEGREE] as const);
  const keep = new Uint8Array(arc.length).fill(0);
  keep[0] = keep[arc.length - 1] = 1;
  const stack: [number, number][] = isClosed(arc) ? halves(points, keep) : [[0, arc.length - 1]];
  for (let part = stack.pop(); part; part = stack.pop()) {
    const [from, to] = part;
    const { distance, index } = farthest(points, from, to);
    if (distance <= tolerance) continue;
    keep[index] = 1;
    stack.push([from, index], [index, to]);
  }
  return arc.filter((_, i) => keep[i] === 1);
}

const isClosed = (arc: Arc): boolean => arc[0]!.join() === arc[arc.length - 1]!.join();

type Plane = readonly (readonly [number, number])[];

/** A closed arc has no line between its ends: it is cut at the points farthest from its first and from the line to it. */
function halves(points: Plane, keep: Uint8Array): [number, number][] {
  const last = points.length - 1;
  const across = points.reduce((best, [x, y], i) => (x * x + y * y > square(points[best]!) ? i : best), 0);
  const sides: [number, number][] = [
    [0, across],
    [across, last],
  ];
  keep[across] = 1;
  for (const [from, to] of sides) keep[farthest(points, from, to).index] = 1;
  return sides.flatMap(([from, to]): [number, number][] => {
    const { index } = farthest(points, from, to);
    return [
      [from, index],
      [index, to],
    ];
  });
}

const square = ([x, y]: readonly [number, number]): number => x * x + y * y;

/** The point between two that lies farthest from the line through them. */
function farthest(points: Plane, from: number, to: number): { distance: number; index: number } {
  const [[ax, ay], [bx, by]] = [points[from]!, points[to]!];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  let [distance, index] = [0, from];
  for (let i = from + 1; i < to; i++) {
    const [x, y] = points[i]!;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
    const off = Math.hypot(x - ax - t * dx, y - ay - t * dy);
    if (off > distance) [distance, index] = [off, i];
  }
  return { distance, index };
}
