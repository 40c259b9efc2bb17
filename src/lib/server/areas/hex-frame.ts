import { cellToLatLng, getPentagons, gridDisk, latLngToCell } from 'h3-js';
import type { CellResolution } from '#lib/domain/gaps/gap.ts';
import type { Position } from './topology.ts';

type Vector = readonly [number, number, number];

/**
 * The H3 cells of one resolution around a point as a plane lattice: for the unit vector p of a position,
 * (p·u)/(p·face) and (p·v)/(p·face) are its steps along two sides of the lattice, 60 degrees apart.
 */
export interface HexFrame {
  readonly resolution: CellResolution;
  readonly face: Vector;
  readonly u: Vector;
  readonly v: Vector;
  /** The H3 cell at a lattice point, in whole steps. */
  readonly cellAt: (u: number, v: number) => string;
  /** The lattice point of an H3 cell of this resolution: the inverse of `cellAt`. */
  readonly stepsTo: (cell: string) => readonly [u: number, v: number];
}

const RADIANS = Math.PI / 180;
/** Sine and cosine between neighbouring corners of an icosahedron: 1 / sqrt(5). */
const NEIGHBOURS = 1 / Math.sqrt(5);

/**
 * What is the lattice of a resolution around a position?
 *
 * H3 (h3geo.org, core library overview) divides the sphere into the 20 faces of an icosahedron, projects each
 * gnomonically from the centre of the sphere and lays a regular lattice of hexagons on it. The corners of the
 * icosahedron are the pentagons of resolution 0; face and lattice are computed from them and from the centres of
 * three cells. Exact within the face: the mainland, Hoàng Sa, and Trường Sa west of 117 degrees east lie on one.
 * tests/areas/hex-frame.test.ts compares a million positions there with H3's own index.
 */
export function hexFrame([longitude, latitude]: Position, resolution: CellResolution): HexFrame {
  const face = faceOf(unitVector([longitude, latitude]));
  const cell = latLngToCell(latitude, longitude, resolution);
  const origin = onFace(cell, face);
  const steps = gridDisk(cell, 1)
    .filter((near) => near !== cell)
    .map((near) => minus(onFace(near, face), origin));
  const a = steps[0]!;
  const b = steps.find((step) => Math.abs(dot(a, step) / dot(a, a) - 0.5) < 0.01)!;
  const [aa, ab, bb] = [dot(a, a), dot(a, b), dot(b, b)];
  const determinant = aa * bb - ab * ab;
  const across = (one: Vector, other: Vector, own: number) =>
    one.map((x, i) => (x * own - other[i]! * ab) / determinant) as unknown as Vector;
  const [alongA, alongB] = [across(a, b, bb), across(b, a, aa)];
  const fromOrigin = (along: Vector) => minus(along, scaled(face, dot(along, origin)));
  const [u, v] = [fromOrigin(alongA), fromOrigin(alongB)];
  return {
    ...{ resolution, face, u, v },
    stepsTo: (cell) => {
      const centre = onFace(cell, face);
      return [Math.round(dot(centre, u)), Math.round(dot(centre, v))];
    },
    cellAt: (stepsU, stepsV) => {
      const [x, y, z] = origin.map(
        (start, i) => start + stepsU * a[i]! + stepsV * b[i]!,
      ) as unknown as Vector;
      const centre = [Math.atan2(z, Math.hypot(x, y)) / RADIANS, Math.atan2(y, x) / RADIANS] as const;
      return latLngToCell(...centre, resolution);
    },
  };
}

function faceOf(point: Vector): Vector {
  const corners = getPentagons(0).map((cell) => vectorOf(cell));
  const nearest = corners.sort((a, b) => dot(b, point) - dot(a, point));
  const first = nearest[0]!;
  const neighbours = nearest.filter((corner) => Math.abs(dot(corner, first) - NEIGHBOURS) < 0.01);
  const second = neighbours[0]!;
  const third = neighbours.find((corner) => Math.abs(dot(corner, second) - NEIGHBOURS) < 0.01)!;
  const sum = first.map((x, i) => x + second[i]! + third[i]!) as unknown as Vector;
  return scaled(sum, 1 / Math.hypot(...sum));
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];

function unitVector([longitude, latitude]: Position): Vector {
  const [lambda, phi] = [longitude * RADIANS, latitude * RADIANS];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function vectorOf(cell: string): Vector {
  const [latitude, longitude] = cellToLatLng(cell);
  return unitVector([longitude, latitude]);
}

function onFace(cell: string, face: Vector): Vector {
  const vector = vectorOf(cell);
  return scaled(vector, 1 / dot(vector, face));
}
