import { scaleLinear } from 'd3';
import { formatNumber, type Locale } from '#lib/domain/format.ts';

/** A linear axis of figures, with its ticks. */
export interface FigureAxis {
  (value: number): number;
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
  /** First and last value. */
  readonly domain: readonly [number, number];
}

/** How far past the limit an axis goes, so that its mark and words stand inside. */
const PAST_LIMIT = 1.1;

/** An axis that holds 0, all values given (missing ones apart) and the limit, rounded to ticks. */
export function figureAxis(
  values: Iterable<number | null>,
  limit: number | null,
  range: readonly [number, number],
  locale: Locale,
  count = 5,
): FigureAxis {
  let [low, high] = [0, (limit ?? 0) * PAST_LIMIT];
  for (const value of values) {
    if (value === null || Number.isNaN(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) high = 1;
  return axisOf(low, high, range, locale, count);
}

/** An axis from `low` to `high`, rounded to ticks. */
export function axisOf(
  low: number,
  high: number,
  range: readonly [number, number],
  locale: Locale,
  count = 5,
): FigureAxis {
  const scale = scaleLinear().domain([low, high]).nice(count).range(range);
  const ticks = scale.ticks(count);
  const digits = Math.max(
    0,
    ...ticks.map((tick) => String(Number(tick.toPrecision(12))).split('.')[1]?.length ?? 0),
  );
  return Object.assign((value: number) => scale(value), {
    ticks,
    label: (value: number) => formatNumber(value, digits, locale),
    domain: scale.domain() as [number, number],
  });
}
