import { COUNTING_WAYS } from './decisions/counting-way.ts';
import type { AspectLight } from './sufficiency.ts';
import type { Verdict } from './verdict.ts';

/**
 * Ways to count the same measurements that a verdict is compared with: those that can take it back (`COUNTING_WAYS`), and
 * two that show where it comes from.
 */
export const VARIANTS = [...COUNTING_WAYS, 'without_busiest_day', 'without_busiest_place'] as const;
/** One of `VARIANTS`. */
export type Variant = (typeof VARIANTS)[number];

/** The verdict when measurements are counted in one of the ways. Speeds in kbit/s. */
export interface RobustnessRow {
  readonly variant: Variant;
  /** Number of counted items: measurements, or votes of devices. */
  readonly counted: number;
  readonly downloadKbpsMean: number | null;
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  /** By the interval alone. */
  readonly verdict: Verdict;
  /** The verdict differs from that of the first row. */
  readonly changed: boolean;
  /** Lights of the counted items and the measurements behind them. */
  readonly lights: readonly AspectLight[];
}
