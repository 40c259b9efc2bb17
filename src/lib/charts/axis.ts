import { scaleLinear } from 'd3';

/** A position along an axis with what is written there. */
export interface Tick {
  readonly at: number;
  readonly label: string;
  /** Narrowest chart the label is written in; grid lines are always drawn. */
  readonly from?: Width;
}

/** Widths a chart can have, distinguished by its container: under 30rem, under 48rem, wider. */
export type Width = 'narrow' | 'medium' | 'wide';

/** Labels that fit beside one another at each width. */
const FITTING: Record<Width, number> = { narrow: 4, medium: 8, wide: 14 };

/**
 * From which width on each of `count` labels is written, so that they never touch. Counted from the last one,
 * which is always written; null for those that fit nowhere.
 */
export function labelWidths(count: number): (Width | null)[] {
  const stride = (width: Width) => 2 ** Math.max(0, Math.ceil(Math.log2(count / FITTING[width])));
  return Array.from({ length: count }, (_, i) => {
    const fromLast = count - 1 - i;
    return (['narrow', 'medium', 'wide'] as const).find((width) => fromLast % stride(width) === 0) ?? null;
  });
}

/** A linear scale from 0 to at least `max`, rounded up to a tick. Range as given. */
export function scaleFromZero(max: number, range: readonly [number, number], ticks = 5) {
  return scaleLinear()
    .domain([0, max > 0 ? max : 1])
    .nice(ticks)
    .range(range);
}
