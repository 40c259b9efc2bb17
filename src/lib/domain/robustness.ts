import type { AspectLight } from './sufficiency.ts';
import type { Verdict } from './verdict.ts';

/** Other ways to count the same tests, that a contested verdict should survive. */
export const VARIANTS = [
  'as_is',
  'without_busiest_device',
  'without_busiest_day',
  'without_busiest_place',
  /** Ookla's rule: the mean of a device's tests at one place on one day counts as one test. */
  'one_per_device_place_day',
  /** Opensignal's rule: the mean of a device's tests counts as one test. */
  'equal_devices',
  'failed_as_zero',
  'unflagged',
] as const;
export type Variant = (typeof VARIANTS)[number];

/** What a verdict becomes when the tests are counted another way. Speeds in kbit/s. */
export interface RobustnessRow {
  readonly variant: Variant;
  /** What is counted: tests, or means that stand for several. */
  readonly counted: number;
  readonly downloadKbpsMean: number | null;
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  readonly verdict: Verdict;
  /** The verdict is another than that of `as_is`. */
  readonly changed: boolean;
  /** Of what is counted, and of the tests behind it. */
  readonly lights: readonly AspectLight[];
}
