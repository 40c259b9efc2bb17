/** Aspects of a sample that need a minimum before a figure is relied on. */
export const ASPECTS = ['tests', 'devices', 'places', 'times'] as const;
/** One of `ASPECTS`. */
export type Aspect = (typeof ASPECTS)[number];

/** `unknown`: the measurements lack the information (device id, hour). */
export const LIGHTS = ['enough', 'short', 'unknown'] as const;
/** One of `LIGHTS`. */
export type Light = (typeof LIGHTS)[number];

/** The counts of an area's measurements; null where unknown. */
export type Counts = Readonly<Record<Aspect, number | null>>;

/** The minimum of each aspect. */
export type Minimums = Readonly<Record<Aspect, number>>;

/**
 * Is there enough of each? A light does not change a verdict: it shows how contestable the verdict is. Without
 * measurements every light is `short`.
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

/** Counts and lights in a row of figures. */
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

/** One light, with its count and minimum. */
export interface AspectLight {
  readonly aspect: Aspect;
  readonly light: Light;
  readonly count: number | null;
  readonly minimum: number;
}

/** The four lights of given counts, in the order of `ASPECTS`. */
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
