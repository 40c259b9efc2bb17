import { tickStep } from 'd3';
import { atOnce, type Steps } from '../in-turns.ts';
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

/** Rows between two stops. */
const ROWS_PER_STEP = 50_000;

/** What a histogram is of: whole numbers have no bar narrower than 1. */
interface Drawn {
  readonly whole: boolean;
  readonly limit: number | null;
}

/** The histogram of the rows given (null: all), with round edges. */
export const histogram = (values: Float64Array, rows: Uint32Array | null, drawn: Drawn): Histogram =>
  atOnce(countingHistogram(values, rows, drawn));

/** As `histogram`, in steps. */
export function* countingHistogram(
  values: Float64Array,
  rows: Uint32Array | null,
  { whole, limit }: Drawn,
): Steps<Histogram> {
  const length = rows?.length ?? values.length;
  const finite = new Float64Array(length);
  let [count, low, high, under] = [0, Infinity, -Infinity, 0];
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const value = values[rows === null ? i : rows[i]!]!;
    if (!Number.isFinite(value)) continue;
    finite[count++] = value;
    if (value < low) low = value;
    if (value > high) high = value;
    if (limit !== null && value < limit) under++;
  }
  const known = finite.subarray(0, count);
  const facts = { rows: count, missing: length - count, below: limit === null ? null : under };
  if (count === 0) return { bins: [], ...facts };
  const tail = Math.max(quantileOf(known, TAIL), limit ?? -Infinity);
  const end = high > low + (tail - low) * 1.25 ? tail : high;
  const step = Math.max(whole ? 1 : 0, tickStep(low, end, MOST_BINS) || 1);
  const first = Math.floor(low / step);
  const wide = Math.floor(end / step) - first + 1;
  const edges = Float64Array.from({ length: wide }, (_, i) => (first + i) * step);
  const counts = new Uint32Array(wide);
  for (let i = 0; i < count; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const value = known[i]!;
    let bin = Math.min(wide - 1, Math.max(0, Math.floor(value / step) - first));
    // Division rounds: a value belongs where the edges say.
    while (bin > 0 && value < edges[bin]!) bin--;
    while (bin < wide - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  const isOpen = high >= (first + wide) * step;
  return {
    bins: Array.from(edges, (from, i) => ({
      from,
      to: isOpen && i === wide - 1 ? Infinity : (first + i + 1) * step,
      rows: counts[i]!,
    })),
    ...facts,
  };
}
