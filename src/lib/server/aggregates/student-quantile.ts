import jstat from 'jstat';

const CONFIDENCE = 0.95;
const UPPER_PROBABILITY = 1 - (1 - CONFIDENCE) / 2;
/** Groups share few distinct degrees of freedom; the cache is cleared when it exceeds this size. */
const MAX_CACHED = 10_000;

const quantiles = new Map<number, number>();

/** How many standard errors wide is each side of a 95% interval? Student's t, cached by degrees of freedom. */
export function studentQuantile(degreesOfFreedom: number): number {
  let quantile = quantiles.get(degreesOfFreedom);
  if (quantile === undefined) {
    quantile = jstat.studentt.inv(UPPER_PROBABILITY, degreesOfFreedom);
    if (quantiles.size >= MAX_CACHED) quantiles.clear();
    quantiles.set(degreesOfFreedom, quantile);
  }
  return quantile;
}

/**
 * By how much is a 95% interval widened so that the truth lies beyond each of its sides in at most `errorPerSide` of
 * samples, instead of 2.5%? The ratio of Student's quantiles.
 */
export function wideningTo(errorPerSide: number, degreesOfFreedom: number): number {
  return jstat.studentt.inv(1 - errorPerSide, degreesOfFreedom) / studentQuantile(degreesOfFreedom);
}
