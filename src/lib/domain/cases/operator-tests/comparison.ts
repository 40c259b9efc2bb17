import type { Difference } from '../../comparison/difference.ts';
import type { LocalDate } from '../../local-date.ts';

/**
 * What follows from an operator's own tests at a place. `none`: it has none there. `too_few`: too few of either side to
 * compare. `within_error`: the interval of the difference holds zero. `operator_faster`, `operator_slower`: it does not.
 */
export const CONCLUSIONS = ['none', 'too_few', 'within_error', 'operator_faster', 'operator_slower'] as const;
/** One of `CONCLUSIONS`. */
export type Conclusion = (typeof CONCLUSIONS)[number];

/** How a mean's interval lies to the limit of the case. */
export const LEVELS_TO_LIMIT = ['below', 'above', 'undecided'] as const;
/** One of `LEVELS_TO_LIMIT`. */
export type LevelToLimit = (typeof LEVELS_TO_LIMIT)[number];

/**
 * What a reader must know before the difference is believed. `other_dates`: no test of the operator is of the case's dates.
 * `fewer_hours`: it left out hours of the day that citizens tested in. `no_devices`: its tests name no device.
 */
export const COMPARISON_NOTES = ['other_dates', 'fewer_hours', 'no_devices'] as const;
/** One of `COMPARISON_NOTES`. */
export type ComparisonNote = (typeof COMPARISON_NOTES)[number];

/** The tests of one side at one place. Speeds in kbit/s. */
export interface ComparedSide {
  /** All, failed and marked ones included. */
  readonly tests: number;
  /** Of 0 kbit/s. */
  readonly failed: number;
  /** Marked by a quality rule: the same rules for both sides. */
  readonly marked: number;
  /** Of the tests that the mean counts; null where none names its device. */
  readonly devices: number | null;
  /** Votes that the mean is of. */
  readonly votes: number;
  readonly firstOn: LocalDate | null;
  readonly lastOn: LocalDate | null;
  /** Four-hour bands of the day with a test, 0 to 5, in order. */
  readonly bands: readonly number[];
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** An operator's tests at a place beside those that the case froze there. */
export interface PlaceComparison {
  /** The place's number in the case. */
  readonly place: number;
  readonly citizens: ComparedSide;
  readonly operator: ComparedSide;
  /** The operator's mean less the citizens', with its 95% interval. */
  readonly difference: Difference;
  readonly conclusion: Conclusion;
  /** The operator's own mean to the limit; null without an interval. */
  readonly level: LevelToLimit | null;
  readonly notes: readonly ComparisonNote[];
}

/** What became of the rows of a file of tests. */
export interface TestRows {
  readonly read: number;
  /** Refused for a value, as on the data page. */
  readonly rejected: number;
  /** Equal to another row of the file. */
  readonly repeated: number;
  /** Equal to a test that was loaded before: it is in the citizens' figures already. */
  readonly loadedBefore: number;
  /** Of another operator or of none known; of another technology; outside the case's places. */
  readonly otherOperators: number;
  readonly otherTechnology: number;
  readonly elsewhere: number;
  /** Kept with the case, each place of it counted. */
  readonly kept: number;
}

/** An operator's own tests: what was read, and how it compares. */
export interface OperatorTests {
  /** The batch that was loaded from the same file, byte by byte: then the case's own tests may be these. Absent in old entries. */
  readonly sameAsBatch?: number | null;
  readonly rows: TestRows;
  readonly places: readonly PlaceComparison[];
}

/** How does an interval lie to a limit? Null without one. */
export function levelToLimit(
  { lower, upper }: Pick<ComparedSide, 'lower' | 'upper'>,
  limit: number,
): LevelToLimit | null {
  if (lower === null || upper === null) return null;
  if (upper < limit) return 'below';
  return lower >= limit ? 'above' : 'undecided';
}

/** What follows from a difference? `isEnough`: both sides have as many tests as a comparison needs. */
export function conclusionOf(
  { lower, upper }: Difference,
  { tests, isEnough }: { readonly tests: number; readonly isEnough: boolean },
): Conclusion {
  if (tests === 0) return 'none';
  if (!isEnough || lower === null || upper === null) return 'too_few';
  if (lower > 0) return 'operator_faster';
  return upper < 0 ? 'operator_slower' : 'within_error';
}
