import { tickStep } from 'd3';

/** A rectangle of a density: how many rows lie in it. */
export interface DensityCell {
  readonly x: number;
  readonly y: number;
  readonly rows: number;
}

/** How often pairs of values lie where, in rectangles of `stepX` by `stepY`. */
export interface Density {
  readonly cells: readonly DensityCell[];
  readonly stepX: number;
  readonly stepY: number;
  /** Values that the rectangles span, from low to high. */
  readonly spanX: readonly [number, number];
  readonly spanY: readonly [number, number];
  /** Rows with both values inside the spans, outside of them, and with a value missing. */
  readonly rows: number;
  readonly beyond: number;
  readonly missing: number;
}

const ACROSS = 48;
const UP = 32;
/** Shares of the values that the picture spans. */
const TAILS = [0.001, 0.995] as const;

/** The density of two figures over the rows given (null: all). Rare extreme values are left out and counted. */
export function density(xs: Float64Array, ys: Float64Array, rows: Uint32Array | null): Density {
  const length = rows?.length ?? xs.length;
  const rowAt = (i: number) => (rows === null ? i : rows[i]!);
  const [spanX, stepX] = spanOf(xs, length, rowAt, ACROSS);
  const [spanY, stepY] = spanOf(ys, length, rowAt, UP);
  const counts = new Map<number, number>();
  const wide = Math.round((spanX[1] - spanX[0]) / stepX);
  let [inside, missing] = [0, 0];
  for (let i = 0; i < length; i++) {
    const [x, y] = [xs[rowAt(i)]!, ys[rowAt(i)]!];
    if (Number.isNaN(x) || Number.isNaN(y)) {
      missing++;
      continue;
    }
    if (x < spanX[0] || x >= spanX[1] || y < spanY[0] || y >= spanY[1]) continue;
    const key = Math.floor((y - spanY[0]) / stepY) * wide + Math.floor((x - spanX[0]) / stepX);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    inside++;
  }
  const cells = [...counts].map(([key, found]) => ({
    x: spanX[0] + (key % wide) * stepX,
    y: spanY[0] + Math.floor(key / wide) * stepY,
    rows: found,
  }));
  return { cells, stepX, stepY, spanX, spanY, rows: inside, beyond: length - missing - inside, missing };
}

function spanOf(
  values: Float64Array,
  length: number,
  rowAt: (i: number) => number,
  count: number,
): [readonly [number, number], number] {
  const sorted = Float64Array.from({ length }, (_, i) => values[rowAt(i)]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return [[0, 1], 1];
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  const [low, high] = [at(TAILS[0]), at(TAILS[1])];
  const step = tickStep(low, high, count) || 1;
  return [[Math.floor(low / step) * step, (Math.floor(high / step) + 1) * step], step];
}
