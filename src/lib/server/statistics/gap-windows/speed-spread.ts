import { endOfDevice, voteOf, type DeviceRows } from './window-sums.ts';

/**
 * How speeds spread around the mean of their place: ratios to it, ascending, with weights. Ratios have mean 1, weights
 * add up to 1.
 */
export interface SpeedSpread {
  readonly ratios: Float64Array;
  readonly weights: Float64Array;
}

/** Ratios are counted by steps of their logarithm, some 10%. */
const RATIO_STEP = 0.1;

/**
 * What do the speeds of one place look like? Every device's vote in each cell, as a ratio to the mean vote of its area,
 * pooled over all areas; a device weighs 1 in an area, however many cells it measured in. `areaOf` numbers the area of
 * each cell, -1 outside. Null without two devices in an area.
 *
 * A low sample of skewed or two-peaked speeds also has a low spread of its own: judged by that, it looks surer than it is.
 * So every window is judged by the spread of all. A vote in one cell rests on no more tests than one in a window, so it
 * spreads at least as much.
 */
export function speedSpread(rows: DeviceRows, areaOf: ArrayLike<number>): SpeedSpread | null {
  const areas = votesByArea(rows, areaOf);
  const weightOf = new Map<number, number>();
  let [devices, means] = [0, 0];
  for (const area of areas) {
    if (!area || area.votes === 0) continue;
    devices += area.devices;
    means += 1;
    area.cellVotes.forEach((vote, i) => {
      const step = Math.floor(Math.log((vote * area.devices) / area.votes) / RATIO_STEP);
      weightOf.set(step, (weightOf.get(step) ?? 0) + area.weights[i]!);
    });
  }
  return devices > means ? spreadOf(weightOf, Math.sqrt(devices / (devices - means))) : null;
}

/** Weights by step, -Infinity for 0 kbit/s; `widening` for the means having been estimated. */
function spreadOf(weightOf: ReadonlyMap<number, number>, widening: number): SpeedSpread {
  const steps = [...weightOf.keys()].sort((a, b) => a - b);
  const total = steps.reduce((sum, step) => sum + weightOf.get(step)!, 0);
  const weights = Float64Array.from(steps, (step) => weightOf.get(step)! / total);
  const middles = steps.map((step) => Math.exp((step + 0.5) * RATIO_STEP));
  const mean = middles.reduce((sum, ratio, i) => sum + ratio * weights[i]!, 0);
  const ratios = Float64Array.from(middles, (ratio) => Math.max(0, 1 + (ratio / mean - 1) * widening));
  return { ratios, weights };
}

/** The votes in one area, and the sums of the device that is being added. */
interface AreaVotes {
  devices: number;
  votes: number;
  /** The votes of each device in each of its cells, and their weights. */
  readonly cellVotes: number[];
  readonly weights: number[];
  readonly own: { cells: number; tests: number; kbps: number };
}

/** By area: the votes of each device that measured in it, over all of its tests there, and in each of its cells. */
function votesByArea(rows: DeviceRows, areaOf: ArrayLike<number>): readonly (AreaVotes | undefined)[] {
  const areas: AreaVotes[] = [];
  // Sums of one device by cell, 0 but for the cells listed.
  const [tests, kbps] = [new Float64Array(areaOf.length), new Float64Array(areaOf.length)];
  const cells: number[] = [];
  for (let from = 0; from < rows.length; from = endOfDevice(rows, from)) {
    const to = endOfDevice(rows, from);
    for (let row = from; row < to; row++) {
      const cell = rows.cell[row]!;
      if (areaOf[cell] === -1) continue;
      if (tests[cell] === 0) cells.push(cell);
      tests[cell]! += rows.tests[row]!;
      kbps[cell]! += rows.kbpsSum[row]!;
    }
    for (const cell of cells) {
      const { own } = (areas[areaOf[cell]!] ??= noVotes());
      own.cells += 1;
      own.tests += tests[cell]!;
      own.kbps += kbps[cell]!;
    }
    for (const cell of cells) {
      const area = areas[areaOf[cell]!]!;
      area.cellVotes.push(voteOf(tests[cell]!, kbps[cell]!));
      area.weights.push(1 / area.own.cells);
      tests[cell] = kbps[cell] = 0;
    }
    for (const cell of cells) {
      const area = areas[areaOf[cell]!]!;
      if (area.own.cells === 0) continue;
      area.devices += 1;
      area.votes += voteOf(area.own.tests, area.own.kbps);
      area.own.cells = area.own.tests = area.own.kbps = 0;
    }
    cells.length = 0;
  }
  return areas;
}

const noVotes = (): AreaVotes => ({
  ...{ devices: 0, votes: 0, cellVotes: [], weights: [] },
  own: { cells: 0, tests: 0, kbps: 0 },
});

/** Cumulant generating function of the ratios and its first two derivatives at t, at most 0. */
function cumulants({ ratios, weights }: SpeedSpread, t: number) {
  const shift = ratios[0]! * t;
  let [m0, m1, m2] = [0, 0, 0];
  for (let i = 0; i < ratios.length; i++) {
    const ratio = ratios[i]!;
    const weight = weights[i]! * Math.exp(t * ratio - shift);
    m0 += weight;
    m1 += weight * ratio;
    m2 += weight * ratio * ratio;
  }
  const first = m1 / m0;
  return { of: shift + Math.log(m0), first, second: m2 / m0 - first * first };
}

/** Where the first derivative is looked up, denser near 0; beyond the last a mean is as good as the smallest ratio. */
const LOOKED_UP = Array.from({ length: 100 }, (_, i) => -0.05 * (1.15 ** i - 1));
const tables = new WeakMap<SpeedSpread, Float64Array>();
const variances = new WeakMap<SpeedSpread, number>();

/** The variance of one ratio, computed once for each spread. */
function varianceOf(spread: SpeedSpread): number {
  const variance = variances.get(spread) ?? cumulants(spread, 0).second;
  variances.set(spread, variance);
  return variance;
}

/** The t at which the first derivative is `mean`, below 1: looked up, then improved by Newton's steps. */
function saddlepoint(spread: SpeedSpread, mean: number): number {
  const table = tables.get(spread) ?? Float64Array.from(LOOKED_UP, (t) => cumulants(spread, t).first);
  tables.set(spread, table);
  let [low, high] = [0, table.length - 1];
  if (mean <= table[high]!) return LOOKED_UP[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (table[middle]! > mean) low = middle;
    else high = middle;
  }
  const part = (table[low]! - mean) / (table[low]! - table[high]!);
  let t = LOOKED_UP[low]! + part * (LOOKED_UP[high]! - LOOKED_UP[low]!);
  for (let i = 0; i < 2; i++) {
    const { first, second } = cumulants(spread, t);
    if (second > 0) t = Math.min(LOOKED_UP[low]!, Math.max(LOOKED_UP[high]!, t - (first - mean) / second));
  }
  return t;
}

/** Above this score nothing is ever found, and the normal approximation is as good. */
const NEAR_MEAN = -0.7;

/**
 * The standard normal score of a mean: how surely do so many devices of one place have a mean below `ratio` times the
 * true one? The saddlepoint approximation of the distribution of a mean (Daniels, "Saddlepoint Approximations in
 * Statistics", Ann. Math. Stat. 25, 1954; in the form r* of Barndorff-Nielsen, Biometrika 73, 1986), with the pooled
 * ratios as the distribution of one.
 */
export function meanScore(spread: SpeedSpread, devices: number, ratio: number): number {
  const normal = ((ratio - 1) * Math.sqrt(devices)) / Math.sqrt(varianceOf(spread));
  if (!(normal < NEAR_MEAN) || normal === -Infinity) return normal;
  const t = saddlepoint(spread, ratio);
  const { of, second } = cumulants(spread, t);
  const w = -Math.sqrt(Math.max(0, 2 * devices * (t * ratio - of)));
  const u = t * Math.sqrt(devices * second);
  return w === 0 || u === 0 ? normal : w + Math.log(u / w) / w;
}

/** The ratio below 1 that has this score: the inverse of `meanScore`. */
export function meanRatioAt(spread: SpeedSpread, devices: number, score: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (meanScore(spread, devices, middle) < score) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
