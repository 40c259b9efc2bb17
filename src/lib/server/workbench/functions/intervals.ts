import { shownInterval } from '#lib/domain/shown-interval.ts';
import type { IntervalValue } from '#lib/domain/workbench/catalog-view.ts';
import { independentMeanInterval, meanInterval, type MeanInterval } from '../../aggregates/mean-interval.ts';
import { percentileRanks } from '../../aggregates/percentile-ranks.ts';
import { shareInterval } from '../../aggregates/share-interval.ts';
import { percentile } from '../../aggregates/column-store/ordered-speeds.ts';
import { ClusteredList } from './clustered-list.ts';
import { wholeValues, type Fields, type Range, type WholeValues } from './value-lists.ts';

/** A list of values with their clusters: fields of `clustered` in `macros.sql.ts`. */
const [VALUE, CLUSTER, KNOWN] = [0, 1, 2] as const;
const MEDIAN = 0.5;

const list = new ClusteredList();

/** Reads a list into `list`; returns its values as whole numbers. */
function read(fields: Fields, range: Range): WholeValues {
  const values = wholeValues(fields[VALUE]!, range);
  const [clusters, known, { x }] = [fields[CLUSTER]!, fields[KNOWN]!, values];
  list.begin(clusters, range);
  for (let i = range.from; i < range.to; i++) {
    const value = x[i - range.from]!;
    if (value < 0) list.skip();
    else list.add(value, list.numberOf(clusters[i]!, known[i]!));
  }
  return values;
}

/** `mean_interval` of a list: the mean of all measurements, as `meanInterval` computes it. */
export function meanOfList(fields: Fields, range: Range): IntervalValue {
  const values = read(fields, range);
  return { ...shownMean(values, meanInterval(list.ingredients(values.x))), ...counts() };
}

/** `median_interval` of a list. */
export function medianOfList(fields: Fields, range: Range): IntervalValue {
  const values = read(fields, range);
  const ordered = ascending(values.x);
  const median = percentile(ordered, MEDIAN);
  if (median === null) return { ...inUnits(values, null, null, null), ...counts() };
  const counted = list.threshold(list.ingredients(values.x), values.x, { least: 0, most: median });
  const ranks = percentileRanks(MEDIAN, counted);
  const [lower, upper] = ranks ? [ordered[ranks.lower - 1]!, ordered[ranks.upper - 1]!] : [null, null];
  return { ...inUnits(values, median, lower, upper), ...counts() };
}

/** `share_interval` of a list whose values are 0 and 1. */
export function shareOfList(fields: Fields, range: Range): IntervalValue {
  const { x } = read(fields, range);
  const isMet = { least: 1, most: Infinity };
  const { share, lower, upper } = shareInterval(list.threshold(list.ingredients(x), x, isMet));
  return { value: share, lower, upper, ...counts() };
}

/** `device_mean_interval` of a list: one vote for each device, the mean of its values. */
export function deviceMeanOfList(fields: Fields, range: Range): IntervalValue {
  const values = read(fields, range);
  return { ...shownMean(values, independentMeanInterval(list.votes())), ...counts() };
}

/** A mean with the bounds that are shown: of values none of which is below 0, as `shownInterval` says. */
function shownMean(
  values: WholeValues,
  { mean, lower, upper }: MeanInterval,
): Pick<IntervalValue, 'value' | 'lower' | 'upper'> {
  const shown = values.shift === 0 ? shownInterval({ lower, upper }) : { lower, upper };
  return inUnits(values, mean, shown.lower, shown.upper);
}

function counts(): Pick<IntervalValue, 'tests' | 'devices'> {
  const { tests, devices } = list.counts();
  return { tests, devices };
}

/** The numbers that count, smallest first. */
function ascending(x: Float64Array): Uint32Array {
  const ordered = new Uint32Array(list.rows);
  let count = 0;
  for (let row = 0; row < list.rows; row++) if (x[row]! >= 0) ordered[count++] = x[row]!;
  return ordered.subarray(0, count).sort();
}

function inUnits(
  { scale, shift }: WholeValues,
  value: number | null,
  lower: number | null,
  upper: number | null,
): Pick<IntervalValue, 'value' | 'lower' | 'upper'> {
  const of = (x: number | null) => (x === null ? null : (shift === 0 ? x : x + shift) / scale);
  return { value: of(value), lower: of(lower), upper: of(upper) };
}
