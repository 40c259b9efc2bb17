import type { LocalizedText } from '../../standards/source-document.ts';

/**
 * How were tests made? `citizens`: by whoever ran the app. `protocol`: by people the office asked, after its rules of
 * days, hours and devices. `measured`: with the office's own instrument, on a signed record.
 */
export const EVIDENCE_GRADES = ['citizens', 'protocol', 'measured'] as const;
/** One of `EVIDENCE_GRADES`. */
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/** What has one vote: a device, or a device at one place on one day, for an instrument that goes from place to place. */
export const VOTERS = ['device', 'device_place_day'] as const;
/** One of `VOTERS`. */
export type Voter = (typeof VOTERS)[number];

/** A grade as data/reference/standards/evidence-grades.json sets it. */
export interface GradeRule {
  readonly grade: EvidenceGrade;
  /** May tests of this grade close a case as met? */
  readonly closes: boolean;
  readonly voter: Voter;
  readonly name: LocalizedText;
  readonly reason: LocalizedText;
}

/** How a batch's measurements were made: who said so and when, null where nobody did; and the rules of each grade. */
export interface BatchGrade {
  readonly grade: EvidenceGrade;
  readonly by: string | null;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string | null;
  readonly grades: readonly GradeRule[];
}

/** The fewest tests, votes and days at a place after which a promise can be found kept. */
export interface VerificationMinimums {
  readonly tests: number;
  readonly votes: number;
  readonly days: number;
}

/** What data/reference/standards/evidence-grades.json holds. */
export interface GradesFile {
  readonly minimums: VerificationMinimums;
  readonly grades: readonly GradeRule[];
}
