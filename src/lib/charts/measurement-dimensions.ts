import { formatDate, formatMonth } from '#lib/domain/format.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  firstDateOf,
  monthOf,
  type LocalDate,
} from '#lib/domain/local-date.ts';
import { NO_HOUR, NO_OPERATOR, type MeasurementTable } from '#lib/domain/measurement-table.ts';
import { labelWidths, type Tick } from './axis.ts';
import { readRange, rangeWord, type BinRange } from './brush.ts';
import { Crossfilter } from './crossfilter.ts';

/** What measurements are distinguished by; each one's place is that of its dimension in the crossfilter. */
export const WAYS = ['day', 'hour', 'speed', 'operator'] as const;
/** A dimension of the crossfilter. */
export type Way = (typeof WAYS)[number];

/** How tests are cut into bins: the lower edge of every bin, then the upper one of the last. */
export interface TestEdges {
  readonly days: readonly LocalDate[];
  /** kbit/s; the last bin is open: Infinity. */
  readonly kbps: readonly number[];
  /** Codes of operators, a bin for each (no edges); one more bin is for all others and those not known. */
  readonly operators: readonly string[];
}

/** More days than these are counted by month: a bar for each would be too thin to meet. */
const MOST_DAY_BARS = 400;
/** Up to so many days are labelled by week, more by month. */
const WEEKLY_UP_TO_DAYS = 70;
/** In an address, the operator of a test of which it is not known. */
const OTHERS = '-';
const HOURS = Array.from({ length: NO_HOUR + 1 }, (_, hour) => String(hour));

/** Edges between the days from `from` to before `to`, or between months where there are very many. */
export function dayEdges(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days = daysBetween(from, to);
  if (days <= MOST_DAY_BARS) return Array.from({ length: days + 1 }, (_, i) => addDays(from, i));
  const edges = [from];
  for (let month = addMonths(monthOf(from), 1); firstDateOf(month) < to; month = addMonths(month, 1)) {
    edges.push(firstDateOf(month));
  }
  return [...edges, to];
}

/** Days (or months) with a label: every seventh of few, else the first of each month. */
export function dayTicks(edges: readonly LocalDate[]): readonly Tick[] {
  const bars = edges.slice(0, -1);
  const daily = daysBetween(edges[0]!, edges.at(-1)!) <= MOST_DAY_BARS;
  const weekly = daily && bars.length <= WEEKLY_UP_TO_DAYS;
  const labelled = bars.flatMap((on, bar) => {
    if (weekly ? bar % 7 !== 0 : daily && !on.endsWith('-01')) return [];
    const label = daily ? formatDate(on).replace(/\/\d{4}$/, '') : formatMonth(monthOf(on));
    return [{ at: ((bar + 0.5) / bars.length) * 100, label }];
  });
  const widths = labelWidths(labelled.length);
  return labelled.flatMap((tick, i) => (widths[i] ? [{ ...tick, from: widths[i] }] : []));
}

/** Bins of each dimension; the last of the hours holds the tests that do not say theirs. */
export const binCounts = ({ days, kbps, operators }: TestEdges): Readonly<Record<Way, number>> => ({
  day: days.length - 1,
  hour: NO_HOUR + 1,
  speed: kbps.length - 1,
  operator: operators.length + 1,
});

/** What is chosen in a dimension as an address carries it; null for everything. */
export function chosenWord(edges: TestEdges, way: Way, range: BinRange | null): string | null {
  if (!range) return null;
  return way === 'operator'
    ? (edges.operators[range.from] ?? OTHERS)
    : rangeWord(edgeWords(edges, way), range);
}

/** What an address chooses in a dimension; null for everything, and for what is not there. */
export function chosenRange(edges: TestEdges, way: Way, word: string | null): BinRange | null {
  if (way !== 'operator') return readRange(edgeWords(edges, way), word);
  const from = word === OTHERS ? edges.operators.length : edges.operators.indexOf(word ?? '');
  return from < 0 ? null : { from, to: from + 1 };
}

function edgeWords({ days, kbps }: TestEdges, way: Exclude<Way, 'operator'>): readonly string[] {
  if (way === 'day') return days;
  return way === 'hour' ? HOURS : kbps.map((edge) => (edge === Infinity ? '' : String(edge)));
}

/** The tests as a crossfilter whose dimensions are the `WAYS`. All must lie within the days. */
export function testCrossfilter(tests: MeasurementTable, edges: TestEdges, limitKbps: number): Crossfilter {
  const { length } = tests.kbps;
  const first = daysBetween('1970-01-01', edges.days[0]!);
  const barOfDay = edges.days
    .slice(1)
    .flatMap((to, bar) => new Array<number>(daysBetween(edges.days[bar]!, to)).fill(bar));
  const barOfOperator = new Uint16Array(NO_OPERATOR + 1).fill(edges.operators.length);
  tests.operators.forEach((code, i) => {
    const bar = edges.operators.indexOf(code);
    if (bar >= 0) barOfOperator[i] = bar;
  });
  const [day, speed, operator] = [new Uint16Array(length), new Uint16Array(length), new Uint16Array(length)];
  for (let test = 0, bar = 0; test < length; test++) {
    while (tests.kbps[test]! >= edges.kbps[bar + 1]!) bar++;
    speed[test] = bar;
    day[test] = barOfDay[tests.day[test]! - first]!;
    operator[test] = barOfOperator[tests.operator[test]!]!;
  }
  const bins = { day, hour: Uint16Array.from(tests.hour), speed, operator };
  const sizes = binCounts(edges);
  return new Crossfilter(
    tests.kbps,
    WAYS.map((way) => ({ bins: bins[way], size: sizes[way] })),
    limitKbps,
  );
}
