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

/** The bars that are higher than a scale, which ends at the share `highest`, with their own share: cut off, they would tell a lower one. */
export const cutBars = ({ bins, rows }: Histogram, highest: number) =>
  bins.map((bin) => ({ ...bin, share: bin.rows / Math.max(1, rows) })).filter(({ share }) => share > highest);

/** What a histogram is of: whole numbers have no bar narrower than 1. */
interface Drawn {
  readonly whole: boolean;
  readonly limit: number | null;
}

/** The histogram of the rows given (null: all), with round edges. */
export const histogram = (...given: Parameters<typeof countingHistogram>): Histogram =>
  atOnce(countingHistogram(...given));

/** Where the bars of a histogram stand: `step` wide each from `first` steps on, the last without an end where `isOpen`. */
export interface BinEdges {
  readonly first: number;
  readonly step: number;
  readonly count: number;
  readonly isOpen: boolean;
}

/** As `histogram`, in steps; `given`: the edges of more rows that it is set beside. */
export function* countingHistogram(
  values: Float64Array,
  rows: Uint32Array | null,
  drawn: Drawn,
  given: BinEdges | null = null,
): Steps<Histogram> {
  const { limit } = drawn;
  const length = rows?.length ?? values.length;
  const finite = new Float64Array(length);
  let [count, under] = [0, 0];
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const value = values[rows === null ? i : rows[i]!]!;
    if (!Number.isFinite(value)) continue;
    finite[count++] = value;
    if (limit !== null && value < limit) under++;
  }
  const known = finite.subarray(0, count);
  const facts = { rows: count, missing: length - count, below: limit === null ? null : under };
  const bars = given ?? edgesOf(known, drawn, MOST_BINS);
  if (bars === null) return { bins: [], ...facts };
  const { first, step, count: wide, isOpen } = bars;
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
  return {
    bins: Array.from(edges, (from, i) => ({
      from,
      to: isOpen && i === wide - 1 ? Infinity : (first + i + 1) * step,
      rows: counts[i]!,
    })),
    ...facts,
  };
}

/** Round edges of at most so many bars for finite values; null without any. */
export function edgesOf(known: Float64Array, { whole, limit }: Drawn, most: number): BinEdges | null {
  if (known.length === 0) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const value of known) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const tail = Math.max(quantileOf(known, TAIL), limit ?? -Infinity);
  const end = high > low + (tail - low) * 1.25 ? tail : high;
  const step = Math.max(whole ? 1 : 0, tickStep(low, end, most) || 1);
  const first = Math.floor(low / step);
  const count = Math.floor(end / step) - first + 1;
  return { first, step, count, isOpen: high >= (first + count) * step };
}
