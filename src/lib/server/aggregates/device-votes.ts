import type { MeanIngredients, ValueSums } from './mean-interval.ts';

/**
 * The votes of a group's known devices: a device's vote is the mean of its measurements, rounded to whole kbit/s. Sums
 * of the votes, of their squares and cubes.
 */
export interface DeviceVotes {
  /** Of the measurements that count. */
  readonly all: ValueSums;
  /** Of those without marks. */
  readonly unflagged: ValueSums;
  /** Failed measurements count as zeros. */
  readonly withFailed: ValueSums;
  /** The mean of a device's measurements at one place on one day counts as one measurement. */
  readonly placeDays: MeanIngredients;
  /** The smallest and the largest votes, kbit/s, the most extreme first. */
  readonly slowest: readonly number[];
  readonly fastest: readonly number[];
  /** Most tests per person stated for a measurement without a device; see `NOT_STATED`, 0 when all have one. */
  readonly stated: number;
}
