import { directionOf, type Difference } from './difference.ts';

/** What the measurements of two periods may be composed of differently, and both at once. */
export const COMPOSITIONS = ['operators', 'hours', 'both'] as const;
/** One of `COMPOSITIONS`. */
export type Composition = (typeof COMPOSITIONS)[number];

/** A difference of means at fixed shares of the operators, or of the bands of the day. */
export interface FixedShares extends Difference {
  /** Share of the measurements (mean of both periods) in strata that both periods have enough of. */
  readonly covered: number;
}

/**
 * A stratum is compared when each period has as many devices in it, counted by effective number; our own choice: with
 * fewer, one device decides the stratum.
 */
export const MIN_DEVICES = 5;

/** Strata compared must hold this share of the measurements, else nothing is said at fixed shares; our own choice. */
export const MIN_COVERED = 0.9;

/**
 * Does a change stand when the composition of the measurements is held fixed? `holds`: at fixed shares of each and of
 * both it is the same. `testers`: it is not, and at least half of the difference comes from the changed shares.
 * `unsettled`: it is not shown at some fixed shares, or could not be compared at them, and they do not explain it.
 */
export const FINDINGS = ['holds', 'testers', 'unsettled'] as const;
/** One of `FINDINGS`. */
export type Finding = (typeof FINDINGS)[number];

/** At most this share of a difference remains at fixed shares when the testers are said to have made it. */
const REST_OF_TESTERS = 0.5;

/**
 * A difference at fixed shares of operators and of hours at once, from those at fixed shares of each: both effects are
 * taken off the plain difference, as wide as the wider of the two intervals. That neglects how operators differ by hour;
 * tests/proof/studies/composition.ts measures how often the interval holds the truth.
 */
export function atBothFixed(plain: Difference, operators: FixedShares, hours: FixedShares): FixedShares {
  const covered = Math.min(operators.covered, hours.covered);
  const [ofOperators, ofHours] = [reach(operators), reach(hours)];
  if (plain.difference === null || ofOperators === null || ofHours === null)
    return { difference: null, lower: null, upper: null, covered };
  const difference = operators.difference! + hours.difference! - plain.difference;
  return {
    difference,
    lower: difference - Math.max(ofOperators.below, ofHours.below),
    upper: difference + Math.max(ofOperators.above, ofHours.above),
    covered,
  };
}

/** How far an interval reaches below and above its difference; null without one. */
function reach({ difference, lower, upper }: Difference) {
  if (difference === null || lower === null || upper === null) return null;
  return { below: difference - lower, above: upper - difference };
}

/** The difference at fixed shares of each composition. */
export type AtFixed = Readonly<Record<Composition, FixedShares>>;

/** Does a change stand at fixed shares? Null unless it is one: better or worse. */
export function findingOf(plain: Difference, atFixed: AtFixed): Finding | null {
  const direction = directionOf(plain);
  if (direction === null || direction === 'unclear') return null;
  if (COMPOSITIONS.every((composition) => directionOf(atFixed[composition]) === direction)) return 'holds';
  const known = atFixed.both.difference === null ? [atFixed.operators, atFixed.hours] : [atFixed.both];
  return known.some((fixed) => isOfTesters(plain, fixed)) ? 'testers' : 'unsettled';
}

/** Does at most half of a difference remain at fixed shares? False where nothing is known at them. */
function isOfTesters({ difference }: Difference, fixed: FixedShares): boolean {
  if (difference === null || fixed.difference === null) return false;
  return fixed.difference / difference <= REST_OF_TESTERS;
}
