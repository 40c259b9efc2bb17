import { interpolateRgb } from 'd3';
import { speedClassOf, type SpeedClass } from '#lib/domain/speed-scale.ts';
import type { PlaceStatus } from '#lib/domain/gaps/gap.ts';
import type { Verdict } from '#lib/domain/verdict.ts';

/** `hatch` undecided, `sparse` too few tests, `dots` untested. */
export type FillPattern = 'solid' | 'hatch' | 'sparse' | 'dots';

/**
 * Shapes of the patterns, in units that are PATTERN_UNIT units of a map's frame: distance from line to line
 * (dot to dot), width of a line (radius of a dot).
 */
export const PATTERN_SHAPES = {
  hatch: { period: 8, stroke: 1.4 },
  sparse: { period: 14, stroke: 2 },
  dots: { period: 9, stroke: 1.3 },
} as const;
/** Units of a map's frame in one unit of PATTERN_SHAPES. */
export const PATTERN_UNIT = 1.3;

/** How an area is painted. Certainty is a pattern, never a lighter colour alone: lighter would read as better. */
export interface AreaFill {
  readonly pattern: FillPattern;
  /** Ground; null for untested, which takes the theme's. */
  readonly ground: string | null;
  /** Lines of the hatch; null for untested, whose dots take the theme's colour. */
  readonly lines: string | null;
  /** What is readable on the ground; null takes the theme's text colour. */
  readonly ink: string | null;
}

const PALE = 0.62;
/** How far a hatch's lines go from the ground to its ink: seen, but not louder than the label. */
const LINE_STRENGTH = 0.5;
const DARK_INK = '#1b1b1b';

/** The fill of an area without measurements. */
export const UNTESTED_FILL: AreaFill = { pattern: 'dots', ground: null, lines: null, ink: null };

/** The fill of a place with measurements whose speed is not shown. */
export const NO_SPEED_FILL: AreaFill = {
  pattern: 'sparse',
  ground: '#ece8df',
  lines: '#9c958a',
  ink: '#1b1b1b',
};

/**
 * How a cell is painted: by its mean, hatched, since it is not judged by itself; in a confirmed gap area solid, by the
 * bound of the area; without a speed to show, as such.
 */
export function cellFill(kbps: number | null, status: PlaceStatus, classes: readonly SpeedClass[]): AreaFill {
  if (kbps !== null) return areaFill(kbps, status === 'confirmed' ? 'not_met' : 'undecided', classes);
  return status === 'untested' ? UNTESTED_FILL : NO_SPEED_FILL;
}

/** How a unit of this value and verdict is painted. */
export function areaFill(kbps: number | null, verdict: Verdict, classes: readonly SpeedClass[]): AreaFill {
  if (kbps === null || verdict === 'untested') return UNTESTED_FILL;
  const { colour, ink } = speedClassOf(kbps, classes);
  if (verdict === 'too_few') {
    return { pattern: 'sparse', ground: pale(colour), lines: colour, ink: DARK_INK };
  }
  const lines = hex(interpolateRgb(colour, ink)(LINE_STRENGTH));
  return { pattern: verdict === 'undecided' ? 'hatch' : 'solid', ground: colour, lines, ink };
}

const pale = (colour: string) => hex(interpolateRgb(colour, '#ffffff')(PALE));

function hex(rgb: string): string {
  const parts = rgb.match(/\d+/g) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

/** A name for the fill's pattern, equal for equal patterns: an SVG id, a MapLibre image. */
export function patternName({ pattern, lines }: AreaFill): string {
  return `${pattern}${(lines ?? '').replace('#', '-')}`;
}
