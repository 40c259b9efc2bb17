/**
 * Ways to count the same measurements that matter for a verdict: it stands only when none of them decides the opposite.
 * Except for `all_tests` and `one_per_device_place_day` each device has one vote, the mean of its measurements.
 */
export const COUNTING_WAYS = [
  /** Opensignal's rule. */
  'equal_devices',
  'all_tests',
  /** Ookla's rule: the mean of a device's measurements at one place on one day counts as one. */
  'one_per_device_place_day',
  'unflagged',
  'failed_as_zero',
] as const;
/** One of `COUNTING_WAYS`. */
export type CountingWay = (typeof COUNTING_WAYS)[number];

/** Most devices that a verdict is said to hang on (this program's own choice). */
export const MOST_HINGE_DEVICES = 3;

/** The ways of a set: bit i stands for the ith of `COUNTING_WAYS`. */
export const waysIn = (set: number): CountingWay[] =>
  set === 0 ? [] : COUNTING_WAYS.filter((_, i) => set & (1 << i));
