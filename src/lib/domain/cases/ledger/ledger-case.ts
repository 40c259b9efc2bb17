import type { Level } from '../../area.ts';
import type { LocalDate } from '../../local-date.ts';
import type { PromisedDates } from '../answer.ts';
import type { CaseState } from '../case-state.ts';
import type { Due } from '../deadlines/due.ts';
import type { VerificationOutcome } from '../verification/outcome.ts';

/** A place of a case, as the ledger counts it. */
export interface LedgerPlace {
  /** `area:218` or `gap:` and the id of its window. */
  readonly key: string;
  readonly title: string;
  /** Residents; null where not known. */
  readonly people: number | null;
  /** What the operator promises of it: by when; null where nothing. */
  readonly promised: PromisedDates | null;
  /** Since when the operator says that it is mended; null where it does not say so. */
  readonly claimedOn: LocalDate | null;
  /** What the tests that may close a case say of it; null before a verification. */
  readonly outcome: VerificationOutcome | null;
}

/** A case as the board shows it. */
export interface LedgerCase {
  readonly id: number;
  /** As people write it: HS-0007. */
  readonly number: string;
  readonly operator: string;
  readonly operatorName: string;
  readonly standard: string;
  readonly edition: string;
  readonly level: Level;
  readonly places: readonly LedgerPlace[];
  /** Residents of its places; null where none is known. */
  readonly people: number | null;
  readonly reason: string;
  readonly openedOn: LocalDate;
  readonly state: CaseState;
  readonly since: LocalDate | null;
  readonly sentOn: LocalDate | null;
  readonly document: string | null;
  readonly deadline: LocalDate | null;
  readonly reminders: number;
  readonly answeredOn: LocalDate | null;
  readonly verifiedOn: LocalDate | null;
  /** What is due next, in working days. */
  readonly due: Due;
  /** At least one of its measurements was generated. */
  readonly simulated: boolean;
}

/** Residents of places, each place once; null where none is known. */
export function peopleOf(
  places: readonly { readonly key: string; readonly people: number | null }[],
): number | null {
  const known = new Map(places.flatMap(({ key, people }) => (people === null ? [] : [[key, people]])));
  return known.size === 0 ? null : [...known.values()].reduce((sum, people) => sum + people, 0);
}

/** Does the operator owe an answer that did not come by the end of its term? */
export const isOverdue = ({ state }: LedgerCase): boolean => state === 'overdue';
