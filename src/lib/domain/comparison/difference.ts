/** A difference of means, now minus before, with its 95% interval in kbit/s; bounds null when none can be computed. */
export interface Difference {
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Where the whole interval of a difference lies: above 0, below 0, or on both sides. */
export type Direction = 'better' | 'worse' | 'unclear';

/** Which way does a difference go? Decided by its whole interval, never by the difference alone; null without bounds. */
export function directionOf({ lower, upper }: Difference): Direction | null {
  if (lower === null || upper === null) return null;
  if (lower > 0) return 'better';
  return upper < 0 ? 'worse' : 'unclear';
}
