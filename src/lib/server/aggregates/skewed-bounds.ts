import { studentQuantile } from './student-quantile.ts';

/** How far an estimate may be off, and to which side more. */
export interface Uncertainty {
  readonly variance: number;
  readonly degreesOfFreedom: number;
  /** Third moment of what the variance is summed from, over its second to the power 1.5. */
  readonly skew: number;
}

/**
 * Between which bounds does the true value lie, at 95%? Student's t, corrected for skew: speeds have a long
 * upper tail, so a sample more often misses high ones than low ones, and an interval that reaches equally far
 * both ways lies too low. The correction is Hall's cubic transformation of t ("On the Removal of Skewness by
 * Transformation", J. Royal Stat. Soc. B 54, 1992).
 */
export function skewedBounds(
  estimate: number,
  { variance, degreesOfFreedom, skew }: Uncertainty,
): { readonly lower: number; readonly upper: number } {
  const error = Math.sqrt(variance);
  const quantile = studentQuantile(degreesOfFreedom);
  const most = MAX_SKEW / quantile;
  const clamped = Math.max(-most, Math.min(most, skew));
  return {
    lower: estimate - error * unskewed(quantile, clamped),
    upper: estimate - error * unskewed(-quantile, clamped),
  };
}

/**
 * Skew times quantile is held to this: further out the cubic's inverse runs away, and makes intervals of few
 * tests some third wider without holding the truth more often (tests/statistics/coverage.test.ts).
 */
const MAX_SKEW = 0.7;

/** Below this the cubic's inverse loses digits, and the correction is far below them. */
const MIN_SKEW = 1e-6;

/** The t whose transformed value is the given quantile: the inverse of t + at²/3 + a²t³/27 + a/6. */
function unskewed(quantile: number, skew: number): number {
  if (Math.abs(skew) < MIN_SKEW) return quantile;
  return (3 / skew) * (Math.cbrt(1 + skew * (quantile - skew / 6)) - 1);
}
