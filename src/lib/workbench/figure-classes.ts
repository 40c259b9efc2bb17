import { quantileOf } from './quantile.ts';
import { speedClasses } from '#lib/domain/speed-scale.ts';
import { RATE_COLOURS } from '#lib/map/rate-scale.ts';

/** A class of figures, [from, to). */
export interface FigureClass {
  readonly from: number;
  /** Infinity for the last one. */
  readonly to: number;
  readonly colour: string;
  readonly ink: string;
}

/**
 * The classes that figures are coloured by: with a limit the house's scale of speeds, in the unit of the figures (Mbps);
 * else at most five that each hold about as many of the figures, so that every colour is seen whatever they measure.
 */
export function figureClasses(values: readonly number[], limit: number | null): readonly FigureClass[] {
  if (limit !== null) {
    return speedClasses(limit * 1000).map(({ from, to, colour, ink }) => ({
      from: from / 1000,
      to: to / 1000,
      colour,
      ink,
    }));
  }
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return [];
  const edges = RATE_COLOURS.map((_, i) => quantileOf(sorted, i / RATE_COLOURS.length));
  const distinct = [...new Set(edges)];
  // Darkest last, also where equal figures leave fewer classes.
  const colours = RATE_COLOURS.slice(RATE_COLOURS.length - distinct.length);
  return distinct.map((from, i) => {
    const [colour, ink] = colours[i]!;
    return { from, to: distinct[i + 1] ?? Infinity, colour, ink };
  });
}

/** The class a figure lies in. */
export const classOf = (value: number, classes: readonly FigureClass[]): FigureClass =>
  classes.find(({ to }) => value < to) ?? classes.at(-1)!;
