import type { AspectLight } from './sufficiency.ts';
import type { Verdict } from './verdict.ts';

/** Alternative ways to count the same measurements; a robust verdict is the same in all. */
export const VARIANTS = [
  'as_is',
  'without_busiest_device',
  'without_busiest_day',
  'without_busiest_place',
  /** Ookla's rule: the mean of a device's measurements at one place on one day counts as one. */
  'one_per_device_place_day',
  /** Opensignal's rule: the mean of a device's measurements counts as one. */
  'equal_devices',
  'failed_as_zero',
  'unflagged',
] as const;
/** One of `VARIANTS`. */
export type Variant = (typeof VARIANTS)[number];

/** The verdict when measurements are counted in one of the ways. Speeds in kbit/s. */
export interface RobustnessRow {
  readonly variant: Variant;
  /** Number of counted items: measurements, or means of several. */
  readonly counted: number;
  readonly downloadKbpsMean: number | null;
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  readonly verdict: Verdict;
  /** The verdict differs from that of `as_is`. */
  readonly changed: boolean;
  /** Lights of the counted items and the measurements behind them. */
  readonly lights: readonly AspectLight[];
}
