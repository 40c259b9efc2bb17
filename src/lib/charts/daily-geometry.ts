import type { DailyCount } from '#lib/domain/statistic.ts';
import { addDays, type LocalDate } from '#lib/domain/local-date.ts';
import { scaleFromZero } from './axis.ts';

/** One day's bar: x and width in per cent of the plot, y and heights in its pixels. */
export interface DayBar {
  readonly count: DailyCount;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  /** The lower part of the bar, which stands for failed tests. */
  readonly failedHeight: number;
}

/** Where the bars and labels of a chart by day are drawn. */
export interface DailyGeometry {
  readonly bars: readonly DayBar[];
  readonly ticks: readonly { readonly y: number; readonly tests: number }[];
  /** Days with a label: the first of each month, or every seventh day of a short range. */
  readonly days: readonly { readonly on: LocalDate; readonly x: number }[];
}

/** Ranges up to this many days are labelled by week, longer ones by month. */
const WEEKLY_UP_TO_DAYS = 70;
const DAY_MS = 86_400_000;
/** Part of a day's width its bar fills. */
const FILL = 0.8;

/** Counts by day, and the dates and height of their chart. */
export interface DailyInput {
  readonly counts: readonly DailyCount[];
  /** The dates shown, `to` excluded. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Are failed tests among `tests` already? */
  readonly failedIncluded: boolean;
  readonly height: number;
}

/** Where the bars of the tests per day stand, failed ones at the foot; days without tests are gaps. */
export function dailyGeometry({ counts, from, to, failedIncluded, height }: DailyInput): DailyGeometry {
  const dayOf = (date: LocalDate) => Math.round((Date.parse(date) - Date.parse(from)) / DAY_MS);
  const days = dayOf(to);
  const step = 100 / days;
  const totalOf = (count: DailyCount) => count.tests + (failedIncluded ? 0 : count.failedTests);
  const y = scaleFromZero(Math.max(0, ...counts.map(totalOf)), [height, 0], 4);
  const dates = Array.from({ length: days }, (_, i) => addDays(from, i));
  const labelled =
    days <= WEEKLY_UP_TO_DAYS
      ? dates.filter((_, i) => i % 7 === 0)
      : dates.filter((date) => date.endsWith('-01'));
  return {
    bars: counts.map((count) => ({
      count,
      x: (dayOf(count.on) + (1 - FILL) / 2) * step,
      width: step * FILL,
      y: y(totalOf(count)),
      height: height - y(totalOf(count)),
      failedHeight: height - y(count.failedTests),
    })),
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((tests) => ({ y: y(tests), tests })),
    days: labelled.map((on) => ({ on, x: (dayOf(on) + 0.5) * step })),
  };
}
