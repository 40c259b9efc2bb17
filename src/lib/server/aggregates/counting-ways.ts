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
  const intervals: Record<CountingWay, () => MeanInterval | null> = {
    equal_devices: () => independentMeanInterval(votes.all),
    all_tests: () => allTests,
    one_per_device_place_day: () => meanInterval(votes.placeDays),
    unflagged: () => (enough(votes.unflagged.count) ? independentMeanInterval(votes.unflagged) : null),
    failed_as_zero: () => independentMeanInterval(votes.withFailed),
  };
  let [waysMet, waysNotMet] = [0, 0];
  for (const [i, way] of COUNTING_WAYS.entries()) {
    const side = sideOf(intervals[way](), limit);
    if (side > 0) waysMet |= 1 << i;
    if (side < 0) waysNotMet |= 1 << i;
  }
  return { waysMet, waysNotMet, hingeDevices: hingeOf(votes, limit) };
}

/** 1 when the whole interval is at or above the limit, -1 when it is below, else 0. */
function sideOf(interval: MeanInterval | null, limit: number): -1 | 0 | 1 {
  if (!interval || interval.lower === null || interval.upper === null) return 0;
  if (interval.lower >= limit) return 1;
  return interval.upper < limit ? -1 : 0;
}

function hingeOf({ all, slowest, fastest }: DeviceVotes, limit: number): number {
  const side = sideOf(independentMeanInterval(all), limit);
  const turnsWithout = (left: readonly number[]) => {
    let rest: ValueSums = all;
    for (const [i, vote] of left.entries()) {
      rest = withoutValue(rest, BigInt(vote));
      if (sideOf(independentMeanInterval(rest), limit) !== side) return i + 1;
    }
    return Infinity;
  };
  const fewest = Math.min(turnsWithout(fastest), turnsWithout(slowest));
  return Number.isFinite(fewest) ? fewest : 0;
}

const withoutValue = ({ count, x, xx, xxx }: ValueSums, value: bigint): ValueSums => ({
  count: count - 1,
  x: x - value,
  xx: xx - value * value,
  xxx: xxx - value ** 3n,
});
