import { COUNTING_WAYS, type CountingWay } from '#lib/domain/decisions/counting-way.ts';
import type { DeviceVotes } from './device-votes.ts';
import { independentMeanInterval, meanInterval, type MeanInterval, type ValueSums } from './mean-interval.ts';

/** What the ways of counting say of a group and a limit. */
export interface WayFindings {
  /** The ways whose whole interval is at or above the limit, and below it: bit i is set for the ith of `COUNTING_WAYS`. */
  readonly waysMet: number;
  readonly waysNotMet: number;
  /**
   * The fewest devices, the fastest or the slowest, without which one vote per device would decide otherwise: 1 to
   * `MOST_HINGE_DEVICES`; 0 when leaving out as many changes nothing.
   */
  readonly hingeDevices: number;
}

/** The findings of a group without measurements. */
export const NO_FINDINGS: WayFindings = { waysMet: 0, waysNotMet: 0, hingeDevices: 0 };

/**
 * What does each way of counting decide? `allTests`: the interval of the mean of all measurements; a way with fewer than
 * `minimumDevices` devices decides nothing. `limit` in kbit/s.
 */
export function wayFindings(
  votes: DeviceVotes,
  allTests: MeanInterval,
  { limit, minimumDevices }: { readonly limit: number; readonly minimumDevices: number },
): WayFindings {
  const enough = (devices: number) => devices >= Math.max(2, minimumDevices);
  if (!enough(votes.all.count)) return NO_FINDINGS;
  const intervals: Record<CountingWay, MeanInterval | null> = {
    equal_devices: independentMeanInterval(votes.all),
    all_tests: allTests,
    one_per_device_place_day: meanInterval(votes.placeDays),
    unflagged: enough(votes.unflagged.count) ? independentMeanInterval(votes.unflagged) : null,
    failed_as_zero: independentMeanInterval(votes.withFailed),
  };
  let [waysMet, waysNotMet] = [0, 0];
  for (let i = 0; i < COUNTING_WAYS.length; i++) {
    const side = sideOf(intervals[COUNTING_WAYS[i]!], limit);
    if (side > 0) waysMet |= 1 << i;
    if (side < 0) waysNotMet |= 1 << i;
  }
  const side = sideOf(intervals.equal_devices, limit);
  const fewest = Math.min(
    devicesToTurn(votes.all, votes.fastest, side, limit),
    devicesToTurn(votes.all, votes.slowest, side, limit),
  );
  return { waysMet, waysNotMet, hingeDevices: Number.isFinite(fewest) ? fewest : 0 };
}

/** How many of these votes, the first ones, must be left out until the others decide otherwise? Infinity if all are too few. */
function devicesToTurn(all: ValueSums, left: readonly number[], side: -1 | 0 | 1, limit: number): number {
  let rest = all;
  for (let i = 0; i < left.length; i++) {
    rest = withoutValue(rest, BigInt(left[i]!));
    if (sideOf(independentMeanInterval(rest), limit) !== side) return i + 1;
  }
  return Infinity;
}

/** 1 when the whole interval is at or above the limit, -1 when it is below, else 0. */
function sideOf(interval: MeanInterval | null, limit: number): -1 | 0 | 1 {
  if (!interval || interval.lower === null || interval.upper === null) return 0;
  if (interval.lower >= limit) return 1;
  return interval.upper < limit ? -1 : 0;
}

const withoutValue = ({ count, x, xx, xxx }: ValueSums, value: bigint): ValueSums => ({
  count: count - 1,
  x: x - value,
  xx: xx - value * value,
  xxx: xxx - value * value * value,
});
