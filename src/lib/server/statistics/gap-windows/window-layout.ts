import { gridDisk, gridDiskDistances } from 'h3-js';

/** Cells between a window's centre and its edge: windows of 7, 19 and 37 cells, some 5, 14 and 27 km². */
export const WINDOW_RADII = [1, 2, 3] as const;
/** One of `WINDOW_RADII`. */
export type WindowRadius = (typeof WINDOW_RADII)[number];

/** The resolution of the cells that windows are made of: 0.74 km² each. */
export const WINDOW_RESOLUTION = 8;

/**
 * The windows over a set of cells: one of each radius around each cell. A cell is its position in `cells`; a window is
 * a number, by centre and then by radius.
 */
export interface WindowLayout {
  /** H3 indices, in order. */
  readonly cells: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** The cells around each, nearest first, itself included. */
  readonly around: readonly Int32Array[];
  /** For each window, how many of the cells around its centre it has. */
  readonly sizes: Int32Array;
}

/** The windows over the cells and those adjoining them, where borders cut cells. */
export function windowLayout(inside: Iterable<string>): WindowLayout {
  const cells = [...new Set([...inside].flatMap((cell) => gridDisk(cell, 1)))].sort();
  const numberOf = new Map(cells.map((cell, number) => [cell, number]));
  const rings = cells.map((cell) =>
    gridDiskDistances(cell, WINDOW_RADII.at(-1)!).map((ring) =>
      ring.flatMap((near) => numberOf.get(near) ?? []),
    ),
  );
  const sizesOf = (ring: readonly (readonly number[])[]) =>
    WINDOW_RADII.map((radius) => ring.slice(0, radius + 1).reduce((sum, { length }) => sum + length, 0));
  return {
    cells,
    numberOf,
    around: rings.map((ring) => Int32Array.from(ring.flat())),
    sizes: Int32Array.from(rings.flatMap(sizesOf)),
  };
}

/** The number of the window of this radius around a cell. */
export const windowAt = (radius: WindowRadius, centre: number): number =>
  centre * WINDOW_RADII.length + radius - 1;

/** Centre and radius of a window. */
export const shapeOf = (window: number): { readonly centre: number; readonly radius: WindowRadius } => ({
  centre: Math.floor(window / WINDOW_RADII.length),
  radius: WINDOW_RADII[window % WINDOW_RADII.length]!,
});

/** The cells of a window, nearest to its centre first. */
export function cellsOf({ around, sizes }: WindowLayout, window: number): Int32Array {
  return around[shapeOf(window).centre]!.subarray(0, sizes[window]);
}
