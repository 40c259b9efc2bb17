import type { LocalDate } from './local-date.ts';
import type { MetricName } from './metric.ts';
import type { Technology } from './technology.ts';

/** A limit that a source sets: data, never a number in code. */
export interface Standard {
  readonly id: string;
  readonly metric: MetricName;
  readonly technology: Technology;
  /** The statistic the limit is set for. */
  readonly statistic: StatisticName;
  /** In the metric's stored unit: kbit/s for speeds. */
  readonly limit: number;
  /** Fewest tests of one unit in the period that allow a verdict. */
  readonly minimumTests: number;
  readonly name: { readonly vi: string; readonly en: string };
  /** Document, clause and date. */
  readonly source: string;
  readonly minimumTestsSource: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** Statistics a standard can decide by and a map can be coloured by. */
export const STATISTICS = ['mean', 'median'] as const;
export type StatisticName = (typeof STATISTICS)[number];
