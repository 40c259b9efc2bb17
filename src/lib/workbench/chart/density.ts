import { tickStep } from 'd3';
import { atOnce, type Steps } from '../in-turns.ts';
import { valuesAt } from '../order-statistics.ts';

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

/** Rows between two stops. */
const ROWS_PER_STEP = 50_000;

/** The density of two figures over the rows given (null: all). Rare extreme values are left out and counted. */
export const density = (...given: Parameters<typeof countingDensity>): Density =>
  atOnce(countingDensity(...given));

/** As `density`, in steps. */
export function* countingDensity(
  xs: Float64Array,
  ys: Float64Array,
  rows: Uint32Array | null,
): Steps<Density> {
  const length = rows?.length ?? xs.length;
  const [spanX, stepX] = yield* spanOf(xs, rows, ACROSS);
  const [spanY, stepY] = yield* spanOf(ys, rows, UP);
  const counts = new Map<number, number>();
  const wide = Math.round((spanX[1] - spanX[0]) / stepX);
  let [inside, missing] = [0, 0];
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const row = rows === null ? i : rows[i]!;
    const [x, y] = [xs[row]!, ys[row]!];
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

function* spanOf(
  values: Float64Array,
  rows: Uint32Array | null,
  count: number,
): Steps<[readonly [number, number], number]> {
  const length = rows?.length ?? values.length;
  const known = new Float64Array(length);
  let found = 0;
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const value = values[rows === null ? i : rows[i]!]!;
    if (!Number.isNaN(value)) known[found++] = value;
  }
  if (found === 0) return [[0, 1], 1];
  const places = TAILS.map((share) => Math.min(found - 1, Math.floor(share * found)));
  const [low, high] = valuesAt(known.subarray(0, found), places) as [number, number];
  const step = tickStep(low, high, count) || 1;
  return [[Math.floor(low / step) * step, (Math.floor(high / step) + 1) * step], step];
}
