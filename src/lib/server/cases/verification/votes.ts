import type { EvidenceGrade, Voter } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { VerificationRow } from '#lib/domain/cases/verification/verification-plan.ts';

/** The tests of one voter at one place in one period: their number and sum of kbit/s, in all and by stratum of hours. */
export interface Vote {
  readonly voter: string;
  tests: number;
  kbps: number;
  readonly byStratum: Map<number, { tests: number; kbps: number }>;
}

/** The votes among tests of one place, by voter; and the tests without a device, which have none. */
export interface Votes {
  readonly votes: ReadonlyMap<string, Vote>;
  readonly tests: number;
  readonly days: number;
  readonly withoutDevice: number;
}

/** Whole kbit/s: the mean of a voter's tests, rounded as in the warehouse. */
export const voteOf = ({ tests, kbps }: { readonly tests: number; readonly kbps: number }) =>
  Math.floor((kbps + Math.floor(tests / 2)) / tests);

/** Collects the votes of tests; `stratumOf` numbers the hours that are compared as one. */
export function collectVotes(
  rows: readonly VerificationRow[],
  voters: Readonly<Record<EvidenceGrade, Voter>>,
  stratumOf: (band: number | null) => number,
): Votes {
  const votes = new Map<string, Vote>();
  const days = new Set<string>();
  let withoutDevice = 0;
  for (const row of rows) {
    if (row.device === null) {
      withoutDevice += 1;
      continue;
    }
    days.add(row.day);
    const voter =
      voters[row.grade] === 'device' ? row.device : JSON.stringify([row.device, row.place, row.day]);
    let vote = votes.get(voter);
    if (!vote) votes.set(voter, (vote = { voter, tests: 0, kbps: 0, byStratum: new Map() }));
    add(vote, row.kbps);
    const stratum = stratumOf(row.band);
    let part = vote.byStratum.get(stratum);
    if (!part) vote.byStratum.set(stratum, (part = { tests: 0, kbps: 0 }));
    add(part, row.kbps);
  }
  return { votes, tests: rows.length - withoutDevice, days: days.size, withoutDevice };
}

function add(to: { tests: number; kbps: number }, kbps: number): void {
  to.tests += 1;
  to.kbps += kbps;
}
