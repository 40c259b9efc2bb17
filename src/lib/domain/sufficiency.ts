import type { Level } from './area.ts';

/** What there must be enough of before a figure is relied on. */
export const ASPECTS = ['tests', 'devices', 'places', 'times'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** `unknown`: the tests do not say (no device id, no hour). */
export const LIGHTS = ['enough', 'short', 'unknown'] as const;
export type Light = (typeof LIGHTS)[number];

/** The fewest there must be in a unit of a level: data, with the source the number was taken from. */
export interface SufficiencyLimit {
  readonly aspect: Exclude<Aspect, 'tests'>;
  readonly level: Level;
  readonly minimum: number;
  readonly source: string;
}

/** What a unit's tests have of each; null where they do not say. */
export type Counts = Readonly<Record<Aspect, number | null>>;

/** What there must be of each. */
export type Minimums = Readonly<Record<Aspect, number>>;

/**
 * Is there enough of each? A light does not change a verdict: it says how easily the verdict can be
 * contested. No tests at all are short of everything.
 */
export function lightsOf(counts: Counts, minimums: Minimums): Record<Aspect, Light> {
  const light = (aspect: Aspect): Light => {
    if (counts.tests === 0) return 'short';
    const count = counts[aspect];
    if (count === null) return 'unknown';
    return count >= minimums[aspect] ? 'enough' : 'short';
  };
  return { tests: light('tests'), devices: light('devices'), places: light('places'), times: light('times') };
}

/** A row's counts and lights, as the figures of a unit carry them. */
export interface Sufficiency {
  readonly tests: number;
  readonly devices: number;
  readonly places: number;
  readonly timesOfDay: number | null;
  readonly enoughTests: Light;
  readonly enoughDevices: Light;
  readonly enoughPlaces: Light;
  readonly enoughTimes: Light;
}

/** One light, with what there is and what there must be. */
export interface AspectLight {
  readonly aspect: Aspect;
  readonly light: Light;
  readonly count: number | null;
  readonly minimum: number;
}

/** The four lights of some tests, in the order of `ASPECTS`. */
export function lightsFor(counts: Counts, minimums: Minimums): readonly AspectLight[] {
  const lights = lightsOf(counts, minimums);
  return ASPECTS.map((aspect) => ({
    aspect,
    light: lights[aspect],
    count: counts[aspect],
    minimum: minimums[aspect],
  }));
}

/** The four lights of a row, in the order of `ASPECTS`. */
export function aspectLights(of: Sufficiency, minimums: Minimums): readonly AspectLight[] {
  const lights: readonly (readonly [Aspect, Light, number | null])[] = [
    ['tests', of.enoughTests, of.tests],
    ['devices', of.enoughDevices, of.devices],
    ['places', of.enoughPlaces, of.places],
    ['times', of.enoughTimes, of.timesOfDay],
  ];
  return lights.map(([aspect, light, count]) => ({ aspect, light, count, minimum: minimums[aspect] }));
}

/**
 * The minimums for a unit of this level over so many months. Tests are asked for month by month
 * (5691/BTTTT-CVT: 300 each month), so a longer period needs as many times more; devices, places and times
 * of day can be the same ones every month. An aspect without a limit for the level needs one.
 */
export function minimumsFor(
  limits: readonly SufficiencyLimit[],
  level: Level,
  tests: { readonly perMonth: number; readonly months: number },
): Minimums {
  const least = (aspect: SufficiencyLimit['aspect']) =>
    limits.find((limit) => limit.aspect === aspect && limit.level === level)?.minimum ?? 1;
  return {
    tests: tests.perMonth * tests.months,
    devices: least('devices'),
    places: least('places'),
    times: least('times'),
  };
}
