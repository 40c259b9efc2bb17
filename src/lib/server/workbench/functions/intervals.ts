import type { IntervalValue } from '#lib/domain/workbench/catalog-view.ts';
import { independentMeanInterval, meanInterval } from '../../aggregates/mean-interval.ts';
import { percentileRanks } from '../../aggregates/percentile-ranks.ts';
import { shareInterval } from '../../aggregates/share-interval.ts';
import { voteOf } from '../../aggregates/column-store/device-votes.ts';
import { percentile } from '../../aggregates/column-store/ordered-speeds.ts';
import { ClusteredList } from './clustered-list.ts';
import { ValuePowers } from './value-powers.ts';
import { wholeValues, type Fields, type Range, type WholeValues } from './value-lists.ts';

/** A list of values with their clusters: fields of `CLUSTERED` in `macros.sql.ts`. */
const [VALUE, CLUSTER, KNOWN] = [0, 1, 2] as const;
const MEDIAN = 0.5;

const list = new ClusteredList();

/** Reads a list into `list`; returns its values as whole numbers. */
function read(fields: Fields, range: Range): WholeValues {
  const values = wholeValues(fields[VALUE]!, range);
  const [clusters, known] = [fields[CLUSTER]!, fields[KNOWN]!];
  list.begin(range.to - range.from);
  for (let i = range.from; i < range.to; i++) {
    const x = values.x[i - range.from]!;
    if (x < 0) list.skip();
    else list.add(x, clusters[i]!, known[i]!);
  }
  return values;
}

/** `mean_interval` of a list: the mean of all measurements, as `meanInterval` computes it. */
export function meanOfList(fields: Fields, range: Range): IntervalValue {
  const values = read(fields, range);
  const ingredients = list.ingredients(values.x);
  const { mean, lower, upper } = meanInterval(ingredients);
  return { ...inUnits(values, mean, lower, upper), tests: ingredients.tests, devices: list.table.known() };
}

/** `median_interval` of a list. */
export function medianOfList(fields: Fields, range: Range): IntervalValue {
  const values = read(fields, range);
  const ingredients = list.ingredients(values.x);
  const ordered = ascending(values.x, range.to - range.from);
  const median = percentile(ordered, MEDIAN);
  const counted = list.threshold(ingredients, (row) => values.x[row]! <= median!);
  const ranks = percentileRanks(MEDIAN, counted);
  const [lower, upper] = ranks ? [ordered[ranks.lower - 1]!, ordered[ranks.upper - 1]!] : [null, null];
  return { ...inUnits(values, median, lower, upper), tests: ingredients.tests, devices: list.table.known() };
}

/** `share_interval` of a list whose values are 0 and 1. */
export function shareOfList(fields: Fields, range: Range): IntervalValue {
  const { x } = read(fields, range);
  const ingredients = list.ingredients(x);
  const { share, lower, upper } = shareInterval(list.threshold(ingredients, (row) => x[row]! > 0));
  return { value: share, lower, upper, tests: ingredients.tests, devices: list.table.known() };
}

/** `device_mean_interval` of a list: one vote for each device, the mean of its values. */
export function deviceMeanOfList(fields: Fields, range: Range): IntervalValue {
  const values = read(fields, range);
  const votes = new ValuePowers();
  for (let number = 0; number < list.table.count; number++)
    votes.add(voteOf(list.sums[number]!, list.tests[number]!));
  const { mean, lower, upper } = independentMeanInterval(votes.sums());
  return { ...inUnits(values, mean, lower, upper), tests: list.total(), devices: list.table.count };
}

/** The numbers that count, smallest first. */
const ascending = (x: Float64Array, rows: number): Uint32Array =>
  Uint32Array.from(x.subarray(0, rows).filter((value) => value >= 0)).sort();

function inUnits(
  { scale, shift }: WholeValues,
  value: number | null,
  lower: number | null,
  upper: number | null,
): Pick<IntervalValue, 'value' | 'lower' | 'upper'> {
  const of = (x: number | null) => (x === null ? null : (shift === 0 ? x : x + shift) / scale);
  return { value: of(value), lower: of(lower), upper: of(upper) };
}
