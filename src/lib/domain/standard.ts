import type { LocalDate } from './local-date.ts';
import type { MetricName } from './metric.ts';
import type { Technology } from './technology.ts';

/** A limit set by a source: data, never a number in code. */
export interface Standard {
  readonly id: string;
  readonly metric: MetricName;
  readonly technology: Technology;
  /** The statistic the limit is set for. */
  readonly statistic: DecidingStatistic;
  /** In the metric's stored unit: kbit/s for speeds. */
  readonly limit: number;
  /** For `share`: the smallest share of measurements, 0 to 1, that must be at or above the limit; else null. */
  readonly share: number | null;
  /** The operator that declared the limit for itself; null when it applies to every operator. */
  readonly operator: string | null;
  /**
   * Fewest measurements of one area in the period for a verdict. The rule asks for 300 each month. A verdict over a
   * longer period needs no more, since its interval accounts for the sample size (a commune that never has 300 in a
   * month can be judged over a year); one over a few days needs no fewer. Whether every month had its 300 is the
   * light `enoughTests`.
   */
  readonly minimumTests: number;
  readonly name: { readonly vi: string; readonly en: string };
  /** Document, clause and date. */
  readonly source: string;
  readonly minimumTestsSource: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** Statistics a map can be coloured by. */
export const STATISTICS = ['mean', 'median'] as const;
/** One of `STATISTICS`. */
export type StatisticName = (typeof STATISTICS)[number];

/** Statistics a standard can decide by. */
export type DecidingStatistic = StatisticName | 'share';

/** Was the standard in force on the date? */
export function standardInForce({ validFrom, validTo }: Standard, on: LocalDate): boolean {
  return validFrom <= on && (validTo === null || on < validTo);
}
