import type { Speeds } from './draw-period.ts';
import { FARTHEST_KM, type Province } from './province.ts';
import type { Draws } from './random.ts';

/** An area planted into a province: slower than the rest. */
export interface Planted {
  readonly kbps: number;
  readonly cells: ReadonlySet<number>;
}

/** What is true of a province. */
export interface Truth {
  /** Mean of each cell, kbit/s. */
  readonly means: Float64Array;
  readonly planted: readonly Planted[];
}

const PLANTED = 20;
const PLANTED_KBPS = [25_000, 30_000, 35_000];
const [NARROWEST, WIDEST] = [2, 4];
/** Planted areas are this many kilometres apart, so that none adjoins another. */
const APART = FARTHEST_KM;

/** The same mean everywhere. */
export const evenly = ({ layout }: Province, kbps: number): Truth => ({
  means: new Float64Array(layout.cells.length).fill(kbps),
  planted: [],
});

/** 20 areas of 2 to 4 km around, at 25, 30 or 35 Mbps, in a province of 48. */
export function planted(province: Province, { next }: Draws): Truth {
  const means = new Float64Array(province.layout.cells.length).fill(48_000);
  const areas: Planted[] = [];
  const closed = new Set<number>();
  while (areas.length < PLANTED) {
    const open = province.inside.filter((cell) => !closed.has(cell));
    const centre = open[Math.floor(next() * open.length)]!;
    for (const cell of province.within(centre, APART)) closed.add(cell);
    const kbps = PLANTED_KBPS[Math.floor(next() * PLANTED_KBPS.length)]!;
    const cells = new Set(province.within(centre, NARROWEST + next() * (WIDEST - NARROWEST)));
    for (const cell of cells) means[cell] = kbps;
    areas.push({ kbps, cells });
  }
  return { means, planted: areas };
}

/** Share of the variance of log speeds that lies between devices: tests of one correlate by 0.4 to 0.54. */
const BETWEEN_DEVICES = 0.55;

const factor =
  (variance: number) =>
  ({ normal }: Draws) =>
    Math.exp(Math.sqrt(variance) * normal() - variance / 2);

/** Log-normal speeds of this coefficient of variation. */
export function logNormal(variation: number): Speeds {
  const variance = Math.log1p(variation ** 2);
  return {
    device: factor(variance * BETWEEN_DEVICES),
    test: factor(variance * (1 - BETWEEN_DEVICES)),
    badDays: 0,
    together: 0,
  };
}

/** Four of five devices at half of the mean, the fifth at three times it. */
export const TWO_PEAKS: Speeds = {
  ...logNormal(0.3),
  device: ({ next }) => (next() < 0.8 ? 0.5 : 3),
};

/** Each place has a fifth of its speed on one day in thirty, and a tenth of the devices come in groups for a day. */
export const BAD_DAYS: Speeds = { ...logNormal(0.96), badDays: 1 / 30, together: 0.1 };

/** The three spreads that the method is measured with. */
export const SPREADS: Readonly<Record<string, Speeds>> = {
  'CV 0.67': logNormal(0.67),
  'CV 0.96': logNormal(0.96),
  'CV 1.28': logNormal(1.28),
};
