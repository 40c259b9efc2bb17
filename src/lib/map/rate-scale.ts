import { ticks } from 'd3';

/** One class of a scale of rates, [from, to). */
export interface RateClass {
  readonly from: number;
  /** Infinity for the last class. */
  readonly to: number;
  readonly colour: string;
  readonly ink: string;
}

/** From light to dark, a hue no speed has; ink is what passes 4.5:1 on the class. */
export const RATE_COLOURS = [
  ['#efe6f4', '#1b1b1b'],
  ['#d3bce0', '#1b1b1b'],
  ['#b08cc5', '#1b1b1b'],
  ['#875ba3', '#ffffff'],
  ['#5c3478', '#ffffff'],
] as const;

/** At most five classes with round edges from 0 on that hold the rates, whole numbers where `whole`; one where all of them are 0 or there are none. */
export function rateClasses(rates: readonly number[], whole = false): readonly RateClass[] {
  const most = Math.max(0, ...rates);
  const round = ticks(0, most, RATE_COLOURS.length - 1).filter((edge) => !whole || Number.isInteger(edge));
  const edges = most === 0 ? [0] : round.slice(0, RATE_COLOURS.length);
  return edges.map((from, i) => {
    const [colour, ink] = RATE_COLOURS[i]!;
    return { from, to: edges[i + 1] ?? Infinity, colour, ink };
  });
}

/** The class a rate lies in. */
export function rateClassOf(rate: number, classes: readonly RateClass[]): RateClass {
  return classes.find(({ to }) => rate < to) ?? classes.at(-1)!;
}
