import type { LocalDate } from '../../local-date.ts';
import type { EvidenceGrade, Voter, VerificationMinimums } from './evidence-grade.ts';
import type { Look } from './looks.ts';

/** One test as a verification takes it: already chosen by the case's rules of counting, failed ones as those say. */
export interface VerificationRow {
  /** Whole kbit/s. */
  readonly kbps: number;
  /** Null where unknown: such a test has no vote. */
  readonly device: string | null;
  /** The place of the case it lies in. */
  readonly place: string;
  /** Four-hour band of the day, 0 to 5; null where the hour is unknown. */
  readonly band: number | null;
  readonly day: LocalDate;
  readonly operator: string;
  readonly grade: EvidenceGrade;
}

/** Bands of the day: four hours each. */
export const BANDS = 6;

/**
 * What is planned for one place: its frozen mean, and the tests that would show the promise. Speeds in kbit/s.
 */
export interface PlacePlan {
  readonly place: string;
  /** Tests and voting devices before; the mean of their votes, null without any. */
  readonly beforeTests: number;
  readonly beforeDevices: number;
  readonly beforeMean: number | null;
  /** Tests that show the promise with 80% certainty at the first look; null where no number can be given. */
  readonly testsNeeded: number | null;
  readonly devicesNeeded: number | null;
  /** Factor by which repeated tests of one device raise the number; null where unknown. */
  readonly designEffect: number | null;
  /** Whose spread the numbers rest on: the place's own, or that of all places of the case. */
  readonly spreadFrom: 'place' | 'case' | null;
  /**
   * Bands that are compared as one, each group with enough devices before (`BANDS` for unknown hours, where those are
   * most), and the share of the devices' votes in each; what is left to 1 is of unknown hours.
   */
  readonly bandGroups: readonly (readonly number[])[];
  readonly shares: readonly number[];
}

/**
 * How a promise is judged, registered when the letter goes and before a test of it is seen. It holds all that
 * `verify` needs, so that nothing can be chosen afterwards.
 */
export interface VerificationPlan {
  readonly operator: string;
  readonly standard: string;
  /** kbit/s; and the statistic it is set for. */
  readonly limit: number;
  readonly statistic: 'mean';
  /** The mean that is promised, or assumed where no number was promised (`ASSUMED_PROMISE`); kbit/s. */
  readonly promised: number;
  readonly isAssumed: boolean;
  /** Tests count from this day; up to the date of each look, which is excluded. */
  readonly countsFrom: LocalDate;
  readonly looks: readonly Look[];
  readonly places: readonly PlacePlan[];
  readonly minimums: VerificationMinimums;
  /** What has a vote, and whether such tests may close the case, by grade. */
  readonly voters: Readonly<Record<EvidenceGrade, Voter>>;
  readonly closing: readonly EvidenceGrade[];
}

/** Where nobody promised a speed, tests are planned for this many times the limit; this program's own choice. */
export const ASSUMED_PROMISE = 1.25;

/** Why no number of tests can be given. */
export type PlanObstacle = 'few_devices_before' | 'promise_not_above_limit' | 'too_near';

/** The tests and devices needed at all places together; null when some place has no number. */
export function neededInAll({ places }: Pick<VerificationPlan, 'places'>): {
  readonly tests: number;
  readonly devices: number;
} | null {
  let [tests, devices] = [0, 0];
  for (const { testsNeeded, devicesNeeded } of places) {
    if (testsNeeded === null || devicesNeeded === null) return null;
    tests += testsNeeded;
    devices += devicesNeeded;
  }
  return { tests, devices };
}

/** Why has a place no number of tests? Null when it has one. */
export function obstacleOf(
  { testsNeeded, spreadFrom }: PlacePlan,
  { promised, limit }: Pick<VerificationPlan, 'promised' | 'limit'>,
): PlanObstacle | null {
  if (testsNeeded !== null) return null;
  if (promised <= limit) return 'promise_not_above_limit';
  return spreadFrom === null ? 'few_devices_before' : 'too_near';
}
