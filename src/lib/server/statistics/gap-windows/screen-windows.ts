import jstat from 'jstat';
import { JUDGED_DEVICES } from '#lib/domain/gaps/gap.ts';
import { meanRatioAt, meanScore, type SpeedSpread } from './speed-spread.ts';
import {
  devicesIn,
  rowsByCell,
  votesOf,
  withoutEachDay,
  type RowsByCell,
  type Votes,
} from './window-days.ts';
import { cellsOf, type WindowLayout } from './window-layout.ts';
import { windowSums, type DeviceRows, type WindowSums } from './window-sums.ts';

/** Fewest devices of a suspected window and of a re-test. */
export const SUSPECTED_DEVICES = 10;
/** Of the windows confirmed, at most this share is expected to be wrong. */
export const FALSE_DISCOVERIES = 0.1;
/**
 * Only windows whose mean lies below the limit are compared, and their p is that among such: p over this. Most places are
 * far above the limit; counting them would only hide the others (Zhao, Small and Su, "Multiple Testing When Many p-Values
 * Are Uniformly Conservative", J. Am. Stat. Assoc. 114, 2019).
 */
const HALF = 0.5;
/** A window of a smaller p is suspected. */
export const SUSPECTED_P = 0.01;
/** A re-test of k suspected windows confirms those of p up to this over k, or over 2 for a single one. */
export const RETEST_P = 0.5;
/** A confirmed window has tests on this many days, and stays below without any one of them. */
export const LEAST_DAYS = 5;

/** One window found. */
export interface FoundWindow {
  readonly window: number;
  readonly devices: number;
  /** Chance of so low a mean where the truth is at the limit. */
  readonly p: number;
  /** What its true mean is at most, kbit/s. */
  readonly atMost: number;
  /** Devices that would be enough at the least, were their mean the same; its own when it is confirmed. */
  readonly devicesNeeded: number;
}

/** What one period's measurements say. */
export interface Screening {
  readonly confirmed: readonly FoundWindow[];
  readonly suspected: readonly FoundWindow[];
  /** How many windows had enough devices to be judged. */
  readonly judged: number;
}

/** No search for enough devices goes further. */
const MOST_DEVICES = 100_000;

/** Measurements by window, and what they are judged by. */
export interface Sample {
  readonly layout: WindowLayout;
  readonly rows: DeviceRows;
  readonly byCell: RowsByCell;
  readonly sums: WindowSums;
  /** Pooled over all places. */
  readonly spread: SpeedSpread;
  /** The standard's, kbit/s. */
  readonly limit: number;
}

/** Sums up measurements by window. */
export const sampleOf = (
  layout: WindowLayout,
  rows: DeviceRows,
  spread: SpeedSpread,
  limit: number,
): Sample => ({
  ...{ layout, rows, spread, limit },
  byCell: rowsByCell(layout, rows),
  sums: windowSums(layout, rows),
});

/** The score of the largest p that the procedure can leave. */
const FARTHEST_SCORE = jstat.normal.inv(FALSE_DISCOVERIES, 0, 1);

interface Scored {
  readonly window: number;
  readonly devices: number;
  readonly mean: number;
  /** See `meanScore`. */
  readonly score: number;
}

const probabilityBelow = (score: number): number => jstat.normal.cdf(score, 0, 1);
const scoreAt = (probability: number): number => jstat.normal.inv(probability, 0, 1);

function scored(window: number, { devices, votes }: Votes, { spread, limit }: Sample): Scored {
  const mean = votes / devices;
  return { window, devices, mean, score: meanScore(spread, devices, mean / limit) };
}

const bySureness = (a: Scored, b: Scored) => a.score - b.score || a.window - b.window;

/**
 * A window with its bound. `error` is the chance of as sure a window where the truth is at the limit; the bound takes
 * half of it, since of several windows over one place the surest is shown.
 */
function found(
  { window, devices, mean, score }: Scored,
  { spread, limit }: Sample,
  error: number,
): FoundWindow {
  const bound = mean / meanRatioAt(spread, devices, scoreAt(error * HALF));
  return {
    window,
    devices,
    p: probabilityBelow(score),
    atMost: Math.min(limit, bound),
    devicesNeeded: devices,
  };
}

/** The fewest devices of this mean that would leave a window to itself in the procedure, with `below` compared. */
function devicesNeeded({ mean, devices }: Scored, { spread, limit }: Sample, below: number): number {
  const threshold = scoreAt((FALSE_DISCOVERIES * HALF) / Math.max(1, below));
  let [few, many] = [0, Math.max(JUDGED_DEVICES, devices + 1)];
  const isEnough = (count: number) => meanScore(spread, count, mean / limit) <= threshold;
  while (!isEnough(many) && many < MOST_DEVICES) [few, many] = [many, many * 2];
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (isEnough(middle)) many = middle;
    else few = middle;
  }
  return Math.max(JUDGED_DEVICES, devices + 1, many);
}

/** Are there tests on enough days, and is it as sure without any one of them? */
function outlastsDays(inWindow: ReturnType<typeof devicesIn>, threshold: number, { spread, limit }: Sample) {
  return (
    inWindow.byDay.size >= LEAST_DAYS &&
    withoutEachDay(inWindow).every(
      ({ devices, votes }) => devices > 0 && meanScore(spread, devices, votes / devices / limit) <= threshold,
    )
  );
}

/**
 * Which windows are below the limit, and which may be?
 *
 * Of the windows with enough devices, Benjamini and Hochberg's procedure ("Controlling the False Discovery Rate",
 * J. R. Stat. Soc. B 57, 1995) leaves some; those that hang on one day go; the surest of them come first, and those that
 * overlap a surer one are passed over: confirmed. Their upper bounds are adjusted for having been selected (Benjamini and
 * Yekutieli, "False Discovery Rate-Adjusted Multiple Confidence Intervals", J. Am. Stat. Assoc. 100, 2005). Suspected
 * are further ones of a small p. How often either is wrong is measured by tests/proof/studies/gaps.ts.
 */
export function screenWindows(sample: Sample): Screening {
  const { layout, sums, limit } = sample;
  const candidates: Scored[] = [];
  let [judged, below] = [0, 0];
  sums.devices.forEach((devices, window) => {
    if (devices >= JUDGED_DEVICES) judged += 1;
    const votes = sums.votes[window]!;
    if (devices >= SUSPECTED_DEVICES && votes < devices * limit) {
      if (devices >= JUDGED_DEVICES) below += 1;
      candidates.push(scored(window, { devices, votes }, sample));
    }
  });
  const ordered = candidates.filter(({ score }) => score <= FARTHEST_SCORE).sort(bySureness);
  const large = ordered.filter(({ devices }) => devices >= JUDGED_DEVICES);
  const left = large.findLastIndex(
    ({ score }, i) => probabilityBelow(score) <= (FALSE_DISCOVERIES * HALF * (i + 1)) / below,
  );
  const error = (FALSE_DISCOVERIES * HALF * (left + 1)) / below;
  const taken = new Set<number>();
  const sure = apart(layout, large.slice(0, left + 1), taken, ({ window }) =>
    outlastsDays(devicesIn(sample, window), scoreAt(error), sample),
  );
  const suspects = ordered.filter(({ score }) => probabilityBelow(score) < SUSPECTED_P);
  return {
    confirmed: sure.map((window) => found(window, sample, error)),
    suspected: apart(layout, suspects, taken).map((window) => ({
      ...found(window, sample, SUSPECTED_P),
      devicesNeeded: devicesNeeded(window, sample, below),
    })),
    judged,
  };
}

/** Those that overlap none taken before them and fulfil a condition; their cells are then taken. */
export function apart<T extends { readonly window: number }>(
  layout: WindowLayout,
  ordered: readonly T[],
  taken: Set<number>,
  holds: (entry: T) => boolean = () => true,
): readonly T[] {
  return ordered.filter((entry) => {
    const cells = cellsOf(layout, entry.window);
    if (cells.some((cell) => taken.has(cell)) || !holds(entry)) return false;
    for (const cell of cells) taken.add(cell);
    return true;
  });
}

/**
 * Which of the windows suspected in the period before are confirmed by devices that did not choose them? `counted`
 * leaves out every device that measured in a suspected window of the period before. Windows with too few devices are not
 * tried. The bound is that of this period's devices alone, adjusted for the selection among those tried.
 */
export function retestWindows(
  suspected: readonly number[],
  sample: Sample,
  counted: (device: number) => boolean,
): readonly FoundWindow[] {
  const tried = suspected.flatMap((window) => {
    const inWindow = devicesIn(sample, window, counted);
    const votes = votesOf(inWindow.whole);
    return votes.devices < SUSPECTED_DEVICES ? [] : [{ inWindow, ...scored(window, votes, sample) }];
  });
  const threshold = RETEST_P / Math.max(2, tried.length);
  const passed = tried
    .filter(
      ({ score, inWindow }) =>
        probabilityBelow(score) <= threshold && outlastsDays(inWindow, scoreAt(threshold), sample),
    )
    .sort(bySureness);
  const error = (FALSE_DISCOVERIES * HALF * passed.length) / Math.max(2, tried.length);
  return passed.map((window) => found(window, sample, error));
}
