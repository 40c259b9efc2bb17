import jstat from 'jstat';

const CONFIDENCE = 0.95;
const UPPER_PROBABILITY = 1 - (1 - CONFIDENCE) / 2;
/** Many groups have the same few degrees of freedom; beyond this many different ones, start afresh. */
const MOST_KEPT = 10_000;

const kept = new Map<number, number>();

/** How many standard errors wide is each side of a 95% interval? Student's t at these degrees of freedom. */
export function studentQuantile(degreesOfFreedom: number): number {
  let quantile = kept.get(degreesOfFreedom);
  if (quantile === undefined) {
    quantile = jstat.studentt.inv(UPPER_PROBABILITY, degreesOfFreedom);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(degreesOfFreedom, quantile);
  }
  return quantile;
}
