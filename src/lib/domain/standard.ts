import type { LocalDate } from './local-date.ts';
import type { MetricName } from './metric.ts';
import type { LocalizedText, SourceDocument } from './standards/source-document.ts';
import type { Technology } from './technology.ts';

/** What is a standard? Only a mandatory regulation can be broken. */
export const STANDARD_KINDS = [
  'mandatory_regulation',
  'planning_target',
  'province_request',
  'operator_promise',
  'operator_declared',
] as const;
/** One of `STANDARD_KINDS`. */
export type StandardKind = (typeof STANDARD_KINDS)[number];

/** What a standard speaks of: areas of a level, an operator's whole network, or the country. */
export const STANDARD_LEVELS = ['national', 'province', 'district', 'commune', 'operator_network'] as const;
/** One of `STANDARD_LEVELS`. */
export type StandardLevel = (typeof STANDARD_LEVELS)[number];

/** Which mean decides: one vote for each device, or for each measurement. */
export const DECIDING_MEANS = ['device', 'measurement'] as const;
/** One of `DECIDING_MEANS`. */
export type DecidingMean = (typeof DECIDING_MEANS)[number];

/** A limit set by a source: data, never a number in code. */
export interface Standard {
  readonly id: string;
  readonly kind: StandardKind;
  /** Judged at all? False also where its text was not read well enough (`isReadEnough`). */
  readonly enabled: boolean;
  readonly levels: readonly StandardLevel[];
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
  /** For `mean`: which mean decides, and why; else null. */
  readonly decidingMean: DecidingMean | null;
  readonly decidingMeanReason: LocalizedText | null;
  /**
   * Fewest measurements of one area in the period for a verdict, whatever its length (`gates.json`): a longer period
   * needs no more, since its interval accounts for the sample size; one over a few days needs no fewer. Whether every
   * month had what a document asks for is the light `enoughTests`.
   */
  readonly minimumTests: number;
  readonly name: LocalizedText;
  /** What sets it, the document that sets the limit first. */
  readonly documents: readonly SourceDocument[];
  /** The documents in one line. */
  readonly source: string;
  /** Where `minimumTests` is taken from, in one line. */
  readonly minimumTestsSource: string;
  /** Null where nobody knows; such a standard is never in force. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** Why these dates. */
  readonly validity: LocalizedText;
  /** A target's year: "by 2025"; else null. */
  readonly dueYear: number | null;
  /** The last date for which a source shows it in force; null when no source doubts it. */
  readonly seenUntil: LocalDate | null;
}

/** The metrics that standards are judged on. */
export const JUDGED_METRICS = ['download', 'upload'] as const satisfies readonly MetricName[];

/** Was its text read well enough to judge by it? A regulation, which can be broken, by its own text only. */
export function isReadEnough({ kind, documents }: Pick<Standard, 'kind' | 'documents'>): boolean {
  const reading = documents[0]?.reading ?? 'not_read';
  return kind === 'mandatory_regulation' ? reading === 'read' : reading !== 'not_read';
}

/** Statistics a map can be coloured by. */
export const STATISTICS = ['mean', 'median'] as const;
/** One of `STATISTICS`. */
export type StatisticName = (typeof STATISTICS)[number];

/** Statistics a standard can decide by. */
export type DecidingStatistic = StatisticName | 'share';

/** Was the standard in force on the date? */
export function standardInForce(
  { validFrom, validTo }: Pick<Standard, 'validFrom' | 'validTo'>,
  on: LocalDate,
): boolean {
  return validFrom !== null && validFrom <= on && (validTo === null || on < validTo);
}
