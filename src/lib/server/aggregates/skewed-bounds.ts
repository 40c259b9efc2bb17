import { studentQuantile } from './student-quantile.ts';

/** The variance of an estimate and its skew. */
export interface Uncertainty {
  readonly variance: number;
  readonly degreesOfFreedom: number;
  /** Third moment of what the variance is summed from, over its second to the power 1.5. */
  readonly skew: number;
}

/**
 * What is the 95% interval of an estimate? Student's t, corrected for skew: speeds have a long upper tail, so a symmetric
 * interval lies too low. The correction is Hall's cubic transformation of t ("On the Removal of Skewness by
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
 * Limit of skew times quantile: beyond it the inverse of the cubic diverges and makes intervals of small samples a third
 * wider without better coverage (tests/statistics/coverage.test.ts).
 */
const MAX_SKEW = 0.7;

/** Below this the inverse of the cubic loses precision, and the correction is negligible. */
const MIN_SKEW = 1e-6;

/** The t whose transformed value is the given quantile: the inverse of t + at²/3 + a²t³/27 + a/6. */
function unskewed(quantile: number, skew: number): number {
  if (Math.abs(skew) < MIN_SKEW) return quantile;
  return (3 / skew) * (Math.cbrt(1 + skew * (quantile - skew / 6)) - 1);
}
