import jstat from 'jstat';
import type { ClusterSums } from './cluster-sums.sql.ts';

const CONFIDENCE = 0.95;
const UPPER_QUANTILE = 1 - (1 - CONFIDENCE) / 2;

/** A mean and its 95% interval, in the unit of the values; bounds null when none can be computed. */
export interface MeanInterval {
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What the interval needs of a set of tests: n, sum, number of clusters and the three sums of squares. */
export type MeanIngredients = Pick<
  ClusterSums,
  'tests' | 'kbpsSum' | 'clusters' | 'testsSquared' | 'testsTimesKbps' | 'kbpsSquared'
>;

/**
 * How well is the mean known? Tests of one cluster (a device, or a spot on a day) resemble each other, so
 * the variance is taken between clusters, not between tests: CR1, the ratio estimator's linearised variance
 * G/(G-1) * sum over clusters of (s - n*mean)^2 / tests^2, with Student's t at G-1 degrees of freedom.
 * Fewer than two clusters give no bounds. Source: Cameron and Miller, "A Practitioner's Guide to
 * Cluster-Robust Inference", Journal of Human Resources 50 (2015), sections II.A and VI.A.
 *
 * With sums S = Σs, N = Σn the squares are Σ(s - n*S/N)^2 = (N²·Σs² - 2·N·S·Σns + S²·Σn²) / N²: whole
 * numbers to the last step, so equal tests give equal digits on any machine.
 */
export function meanInterval(of: MeanIngredients): MeanInterval {
  if (of.tests === 0) return { mean: null, lower: null, upper: null };
  const mean = Number(of.kbpsSum) / of.tests;
  if (of.clusters < 2) return { mean, lower: null, upper: null };
  const [n, s] = [BigInt(of.tests), BigInt(of.kbpsSum)];
  const squares =
    n * n * BigInt(of.kbpsSquared) - 2n * n * s * BigInt(of.testsTimesKbps) + s * s * BigInt(of.testsSquared);
  const variance = (of.clusters / (of.clusters - 1)) * (Number(squares) / Number(n ** 4n));
  const half = studentQuantile(of.clusters - 1) * Math.sqrt(variance);
  return { mean, lower: mean - half, upper: mean + half };
}

const quantiles = new Map<number, number>();

function studentQuantile(degreesOfFreedom: number): number {
  let quantile = quantiles.get(degreesOfFreedom);
  if (quantile === undefined) {
    quantile = jstat.studentt.inv(UPPER_QUANTILE, degreesOfFreedom);
    quantiles.set(degreesOfFreedom, quantile);
  }
  return quantile;
}
