import { tickStep } from 'd3';
import { quantileOf } from '../quantile.ts';

/** A bar of a histogram: values in [from, to); the last has no end where rare large values were drawn together. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** How often values lie where. */
export interface Histogram {
  readonly bins: readonly Bin[];
  /** Rows with a value, and without. */
  readonly rows: number;
  readonly missing: number;
  /** Rows with a value below the limit; null without one. */
  readonly below: number | null;
}

const MOST_BINS = 40;
/** Share of the values beyond which the longest tail is drawn together. */
const TAIL = 0.995;

/** The histogram of the rows given (null: all), with round edges; for whole numbers no bar is narrower than 1. */
export function histogram(
  values: Float64Array,
  rows: Uint32Array | null,
  { whole, limit }: { readonly whole: boolean; readonly limit: number | null },
): Histogram {
  const given = rows === null ? values : Float64Array.from(rows, (row) => values[row]!);
  const sorted = given.filter((value) => Number.isFinite(value)).sort();
  const missing = given.length - sorted.length;
  const below = limit === null ? null : countBelow(sorted, limit);
  if (sorted.length === 0) return { bins: [], rows: 0, missing, below };
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const tail = Math.max(quantileOf(sorted, TAIL), limit ?? -Infinity);
  const end = high > low + (tail - low) * 1.25 ? tail : high;
  const step = Math.max(whole ? 1 : 0, tickStep(low, end, MOST_BINS) || 1);
  const first = Math.floor(low / step);
  const count = Math.floor(end / step) - first + 1;
  const bins: Bin[] = [];
  let start = 0;
  for (let i = 0; i < count; i++) {
    const isOpen = i === count - 1 && high >= (first + count) * step;
    const [from, to] = [(first + i) * step, isOpen ? Infinity : (first + i + 1) * step];
    const stop = isOpen ? sorted.length : countBelow(sorted, to);
    bins.push({ from, to, rows: stop - start });
    start = stop;
  }
  return { bins, rows: sorted.length, missing, below };
}

/** How many of the sorted values are below a limit? */
function countBelow(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
