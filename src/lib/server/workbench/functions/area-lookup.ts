import { areaRings, type AreaTopology, type Box, type Ring } from '../../areas/topology.ts';

/** A shape of a boundary layer and the area of an edition and level that it belongs to. */
export interface ShapeRow {
  readonly layer: number;
  readonly shape: string;
  readonly edition: string;
  readonly level: string;
  readonly code: string;
}

interface Shape extends Box {
  readonly code: string;
  readonly rings: readonly Ring[];
}

/** More positions than a province has at 0.01 degrees. */
const MOST_CACHED = 100_000;

/**
 * Looks up the area of an edition and level at a position; null outside all of them. By the even-odd rule with half-open
 * edges, so that a position on a border belongs to one neighbour only, as measurements are tagged; where shapes overlap,
 * to the first. `rows` in the order of the shapes. Throws an Error for an edition and level without areas.
 */
export function areaLookup(
  topologies: ReadonlyMap<number, string>,
  rows: readonly ShapeRow[],
): (longitude: number, latitude: number, edition: string, level: string) => string | null {
  const rings = new Map<string, ReturnType<typeof areaRings>[number]>();
  for (const [layer, topology] of topologies)
    for (const shape of areaRings(JSON.parse(topology) as AreaTopology))
      rings.set(`${layer}/${shape.code}`, shape);
  const shapesOf = new Map<string, Shape[]>();
  for (const { layer, shape, edition, level, code } of rows) {
    const key = `${edition}/${level}`;
    const shapes = shapesOf.get(key) ?? [];
    shapes.push({ ...rings.get(`${layer}/${shape}`)!, code });
    shapesOf.set(key, shapes);
  }
  const cached = new Map<string, string | null>();
  return (longitude, latitude, edition, level) => {
    const shapes = shapesOf.get(`${edition}/${level}`);
    if (!shapes) throw new Error(`areas_unknown: ${edition}, ${level}; ${[...shapesOf.keys()].join(', ')}`);
    const key = `${longitude} ${latitude} ${edition}/${level}`;
    let code = cached.get(key);
    if (code === undefined) {
      code = shapes.find((shape) => isWithin(shape, longitude, latitude))?.code ?? null;
      if (cached.size >= MOST_CACHED) cached.clear();
      cached.set(key, code);
    }
    return code;
  };
}

function isWithin({ west, south, east, north, rings }: Shape, x: number, y: number): boolean {
  if (x < west || x > east || y < south || y > north) return false;
  let crossings = 0;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) if (isCrossed(ring[i - 1]!, ring[i]!, x, y)) crossings++;
  return crossings % 2 === 1;
}

/** Does a ray to the east cross the edge? From its lower end, so that areas that share it agree to the last bit. */
function isCrossed(one: Ring[number], other: Ring[number], x: number, y: number): boolean {
  const [[x1, y1], [x2, y2]] = one[1] < other[1] ? [one, other] : [other, one];
  return y1 <= y && y < y2 && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1);
}
