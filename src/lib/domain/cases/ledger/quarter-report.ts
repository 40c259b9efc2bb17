import { addDays, type LocalDate } from '../../local-date.ts';
import type { Period } from '../../period.ts';
import type { EntryKind } from '../case-entry.ts';
import { isOverdue, peopleOf, type LedgerCase, type LedgerPlace } from './ledger-case.ts';
import type { PlaceCount } from './ledger-figures.ts';

/** A case at the end of a day, with what had happened to it by then. */
export interface CaseOnDay {
  readonly found: LedgerCase;
  readonly steps: readonly { readonly kind: EntryKind; readonly on: LocalDate }[];
}

/** What a quarter's report counts in the quarter itself. */
export const QUARTER_STEPS = [
  'sent',
  'reminded',
  'answered',
  'verified',
  'closed',
  'passed_on',
  'withdrawn',
] as const satisfies readonly EntryKind[];
/** One of `QUARTER_STEPS`. */
export type QuarterStep = (typeof QUARTER_STEPS)[number];

/** The ledger of one operator, or of all, at the end of a quarter. */
export interface QuarterRow {
  /** Null for all operators. */
  readonly operatorName: string | null;
  /** Letters sent by then, in cases that were not withdrawn. */
  readonly letters: number;
  readonly asked: PlaceCount;
  /** Cases that were answered, and those whose answer is overdue. */
  readonly answered: number;
  readonly overdue: number;
  readonly promised: PlaceCount;
  readonly claimed: PlaceCount;
  readonly proven: PlaceCount;
  /** Steps inside the quarter, of every case. */
  readonly steps: Readonly<Record<QuarterStep, number>>;
}

/** A place whose promise was not kept. */
export interface BrokenPromise {
  readonly number: string;
  readonly operatorName: string;
  readonly place: LedgerPlace;
}

/** What a quarter's report says. */
export interface QuarterReport {
  readonly quarter: Period;
  /** The last day that counts: the quarter's, or today while it goes on. */
  readonly until: LocalDate;
  readonly total: QuarterRow;
  /** As operators first come. */
  readonly operators: readonly QuarterRow[];
  readonly broken: readonly BrokenPromise[];
  /** Every counted case was made of simulated tests. */
  readonly simulated: boolean;
  /** Simulated cases that are not counted, since there are others. */
  readonly leftOut: number;
}

/** The figures of a quarter, from the ledger at its end. Simulated cases count only where there are no others. */
export function quarterReport(all: readonly CaseOnDay[], quarter: Period, until: LocalDate): QuarterReport {
  const real = all.filter(({ found }) => !found.simulated);
  const cases = real.length > 0 ? real : all;
  // A day that goes on is not over; the last one of a quarter is.
  const end = addDays(until, 1) === quarter.to ? quarter.to : until;
  const operators = [...new Set(cases.map(({ found }) => found.operator))];
  return {
    quarter,
    until,
    total: rowOf(cases, null, quarter),
    operators: operators.map((code) => {
      const own = cases.filter(({ found }) => found.operator === code);
      return rowOf(own, own[0]!.found.operatorName, quarter);
    }),
    broken: cases
      .filter(isSent)
      .flatMap(({ found }) =>
        found.places
          .filter((place) => isBroken(place, end))
          .map((place) => ({ number: found.number, operatorName: found.operatorName, place })),
      ),
    simulated: all.length > 0 && real.length === 0,
    leftOut: all.length - cases.length,
  };
}

const isSent = ({ found }: CaseOnDay) => found.sentOn !== null && found.state !== 'withdrawn';

/**
 * Was a promise not kept? The tests that may close a case say so, or its last day is over and the operator does not say
 * that the place is mended. `end` is the first day that does not count.
 */
export const isBroken = ({ promised, claimedOn, outcome }: LedgerPlace, end: LocalDate): boolean =>
  outcome === 'not_met' ||
  outcome === 'worse' ||
  (promised !== null && promised.to <= end && claimedOn === null && outcome !== 'met');

function rowOf(cases: readonly CaseOnDay[], operatorName: string | null, quarter: Period): QuarterRow {
  const sent = cases.filter(isSent).map(({ found }) => found);
  const places = sent.flatMap((found) => found.places.map((place) => ({ ...place, of: found.operator })));
  const countOf = (chosen: typeof places): PlaceCount => ({
    places: new Set(chosen.map(({ of, key }) => `${of} ${key}`)).size,
    people: peopleOf(chosen),
  });
  const steps = cases.flatMap((found) => found.steps);
  const inQuarter = (kind: QuarterStep) =>
    steps.filter((step) => step.kind === kind && step.on >= quarter.from && step.on < quarter.to).length;
  return {
    operatorName,
    letters: sent.length,
    asked: countOf(places),
    answered: sent.filter(({ answeredOn }) => answeredOn !== null).length,
    overdue: sent.filter(isOverdue).length,
    promised: countOf(places.filter(({ promised }) => promised !== null)),
    claimed: countOf(places.filter(({ claimedOn }) => claimedOn !== null)),
    proven: countOf(places.filter(({ outcome }) => outcome === 'met')),
    steps: Object.fromEntries(QUARTER_STEPS.map((kind) => [kind, inQuarter(kind)])) as QuarterRow['steps'],
  };
}
