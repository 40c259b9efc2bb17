import { boxOf, type Position, type Ring } from './topology.ts';

/** Search precision: a thirtieth of the smaller side of the polygon. */
const PRECISION = 1 / 30;

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  /** Distance from the centre to the nearest border; negative outside. */
  readonly distance: number;
}

/**
 * Where is the best label position in a polygon? The point farthest from its borders, in degrees scaled to equal
 * lengths east and north at its latitude. Rings: the outer one, then holes. Source: the quadtree search of Agafonkin,
 * "A new algorithm for finding a visual center of a polygon" (2016).
 */
export function labelPoint(rings: readonly Ring[]): Position {
  const box = boxOf(rings[0]!);
  const stretch = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const flat = rings.map((ring) => ring.map(([x, y]): Position => [x * stretch, y]));
  const { west, south, east, north } = boxOf(flat[0]!);
  const side = Math.min(east - west, north - south);
  const cellAt = (x: number, y: number, half: number): Cell => ({ x, y, half, distance: inset(x, y, flat) });

  let best = cellAt((west + east) / 2, (south + north) / 2, 0);
  const open: Cell[] = [];
  for (let x = west; x < east; x += side) {
    for (let y = south; y < north; y += side) open.push(cellAt(x + side / 2, y + side / 2, side / 2));
  }
  const reach = (cell: Cell) => cell.distance + cell.half * Math.SQRT2;
  while (open.length > 0) {
    let top = 0;
    for (let i = 1; i < open.length; i++) if (reach(open[i]!) > reach(open[top]!)) top = i;
    const [cell] = open.splice(top, 1) as [Cell];
    if (cell.distance > best.distance) best = cell;
    if (reach(cell) - best.distance <= side * PRECISION) continue;
    const half = cell.half / 2;
    for (const dx of [-half, half])
      for (const dy of [-half, half]) open.push(cellAt(cell.x + dx, cell.y + dy, half));
  }
  return [best.x / stretch, best.y];
}

/** Is the position inside the rings, by the even-odd rule? */
export function isInside([x, y]: Position, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
    }
  }
  return inside;
}

function inset(x: number, y: number, rings: readonly Ring[]): number {
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
      const [dx, dy] = [x2 - x1, y2 - y1];
      const length = dx * dx + dy * dy;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
      nearest = Math.min(nearest, Math.hypot(x - x1 - t * dx, y - y1 - t * dy));
    }
  }
  return isInside([x, y], rings) ? nearest : -nearest;
}
