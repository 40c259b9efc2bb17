import type { Difference } from '../../comparison/difference.ts';

/**
 * What do the tests say of a promise? `met`: at every place the network became better and is now at or above the limit,
 * by tests that may close a case. `not_met`: as many tests as the plan asked for, or the whole interval below the limit, and
 * it is not shown. `worse`: slower than before. `too_few`: nothing can be said yet.
 */
export const OUTCOMES = ['met', 'too_few', 'not_met', 'worse'] as const;
/** One of `OUTCOMES`. */
export type VerificationOutcome = (typeof OUTCOMES)[number];

/** Why are there too few? Tests, votes (devices), days, or hours that were tested before and are not now. */
export const SHORTAGES = ['before', 'tests', 'votes', 'days', 'hours', 'plan'] as const;
/** One of `SHORTAGES`. */
export type Shortage = (typeof SHORTAGES)[number];

/** The level after, at the shares of hours of the plan, with its interval; kbit/s. */
export interface LevelAfter {
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** One place, judged by some of the tests. */
export interface PlaceFinding {
  readonly place: string;
  readonly tests: number;
  readonly votes: number;
  readonly days: number;
  /** Tests without a device: they have no vote. */
  readonly withoutDevice: number;
  /** After less before, at the shares of hours of the plan; its interval as wide as the look asks for. */
  readonly difference: Difference;
  readonly after: LevelAfter;
  readonly outcome: VerificationOutcome;
  /** Null unless there are too few. */
  readonly shortage: Shortage | null;
}

/** What a look found. */
export interface Verification {
  /** Number of the look in the plan. */
  readonly look: number;
  readonly outcome: VerificationOutcome;
  /** Met by all tests, while those that may close a case are too few. */
  readonly likely: boolean;
  /** By the tests that may close the case, and by all. */
  readonly closing: readonly PlaceFinding[];
  readonly all: readonly PlaceFinding[];
}

/** The outcome of a case from those of its places: met only where every place is. */
export function outcomeOfPlaces(outcomes: readonly VerificationOutcome[]): VerificationOutcome {
  for (const found of ['worse', 'not_met', 'too_few'] as const) if (outcomes.includes(found)) return found;
  return outcomes.length === 0 ? 'too_few' : 'met';
}

/**
 * The outcome of all tests and of those that may close the case: `met` by the latter alone. Citizens' tests can show
 * that a promise was not kept, since they showed the weakness too.
 */
export function closeOutcome(
  closing: VerificationOutcome,
  all: VerificationOutcome,
): Pick<Verification, 'outcome' | 'likely'> {
  if (closing !== 'too_few') return { outcome: closing, likely: false };
  if (all === 'met') return { outcome: 'too_few', likely: true };
  return { outcome: all, likely: false };
}
