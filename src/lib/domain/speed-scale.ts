/**
 * The one colour scale of speeds, for map, table, chart and document. Four classes below the limit and four
 * at or above it, half-open, so the limit is always a class edge. Colours were checked for a difference of
 * at least 17 (CIELAB) in normal, deutan, protan and tritan sight; ink is what passes 4.5:1 on the class.
 */
export interface SpeedClass {
  /** kbit/s, included. */
  readonly from: number;
  /** kbit/s, excluded; Infinity for the last class. */
  readonly to: number;
  readonly colour: string;
  readonly ink: string;
  readonly below: boolean;
}

const BELOW = [
  ['#7a2e0a', '#ffffff'],
  ['#b8460e', '#ffffff'],
  ['#e2772b', '#1b1b1b'],
  ['#f6b57a', '#1b1b1b'],
] as const;
const ABOVE = [
  ['#b5dfe0', '#1b1b1b'],
  ['#5fb0b7', '#1b1b1b'],
  ['#1f7a86', '#ffffff'],
  ['#0b4a57', '#ffffff'],
] as const;
/** Upper edges of the classes at or above the limit, as multiples of it: 40, 60, 100, 200 for a limit of 40. */
const ABOVE_EDGES = [1, 1.5, 2.5, 5, Infinity] as const;

/** The classes for a limit in kbit/s: quarters of the limit below it, 1.5, 2.5 and 5 times above. */
export function speedClasses(limitKbps: number): readonly SpeedClass[] {
  const below = BELOW.map(([colour, ink], i) => ({
    from: (limitKbps * i) / 4,
    to: (limitKbps * (i + 1)) / 4,
    colour,
    ink,
    below: true,
  }));
  const above = ABOVE.map(([colour, ink], i) => ({
    from: limitKbps * ABOVE_EDGES[i]!,
    to: limitKbps * ABOVE_EDGES[i + 1]!,
    colour,
    ink,
    below: false,
  }));
  return [...below, ...above];
}

/** The class a speed lies in. */
export function speedClassOf(kbps: number, classes: readonly SpeedClass[]): SpeedClass {
  return classes.find((entry) => kbps < entry.to) ?? classes[classes.length - 1]!;
}
