import { greatest } from 'd3';
import jstat from 'jstat';
import { JUDGED_DEVICES } from '#lib/domain/gaps/gap.ts';
import { meanRatioAt, meanScore, type SpeedSpread } from './speed-spread.ts';
import { WINDOW_RADII, WINDOW_RESOLUTION } from './window-layout.ts';
import { votesOf, withoutDay, withoutEachDay, type DevicesIn, type Votes } from './window-days.ts';

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
/** A confirmed window has tests on this many days, and stays below without those that matter most. */
export const LEAST_DAYS = 5;
/**
 * For each as many days with tests, begun or whole, one is left out: one in a month; two in a quarter where people test
 * on most days, since such a place has as many more chances of a bad day.
 */
export const DAYS_PER_DAY_LEFT_OUT = 60;

/** No search for enough devices goes further. */
const MOST_DEVICES = 100_000;

/** The score of the largest p that the procedure can leave. */
const FARTHEST_SCORE = jstat.normal.inv(FALSE_DISCOVERIES, 0, 1);

/** All that gap areas are chosen by beside the standard and the measurements, for those who choose them again. */
export const GAP_RULES = {
  cellResolution: WINDOW_RESOLUTION,
  windowRadii: WINDOW_RADII,
  judgedDevices: JUDGED_DEVICES,
  suspectedDevices: SUSPECTED_DEVICES,
  falseDiscoveries: FALSE_DISCOVERIES,
  comparedBelowLimit: HALF,
  suspectedP: SUSPECTED_P,
  retestP: RETEST_P,
  leastDays: LEAST_DAYS,
  daysPerDayLeftOut: DAYS_PER_DAY_LEFT_OUT,
} as const;

/** A window with a mean below the limit, compared with the others: its devices and the sum of their votes. */
export interface ComparedWindow extends Votes {
  readonly window: number;
}

/** What windows are judged by, whatever was measured in them. */
export interface WindowJudging {
  /** Pooled over all places. */
  readonly spread: SpeedSpread;
  /** The standard's, kbit/s. */
  readonly limit: number;
}

/** A window and how surely it is below the limit. */
export interface Scored extends ComparedWindow {
  readonly mean: number;
  /** See `meanScore`. */
  readonly score: number;
}

/** The chance of a smaller standard normal score. */
export const probabilityBelow = (score: number): number => jstat.normal.cdf(score, 0, 1);
const scoreAt = (probability: number): number => jstat.normal.inv(probability, 0, 1);

/** See `meanScore`; without a device nothing is sure. */
const scoreOf = ({ devices, votes }: Votes, { spread, limit }: WindowJudging): number =>
  devices === 0 ? Infinity : meanScore(spread, devices, votes / devices / limit);

function scored({ window, devices, votes }: ComparedWindow, judging: WindowJudging): Scored {
  return { window, devices, votes, mean: votes / devices, score: scoreOf({ devices, votes }, judging) };
}

/** How surely are votes of one place below the limit? The chance of so low a mean where the truth is at the limit. */
export const chanceOf = (votes: Votes, judging: WindowJudging): number =>
  probabilityBelow(scored({ window: 0, ...votes }, judging).score);

const bySureness = (a: Scored, b: Scored) => a.score - b.score || a.window - b.window;

/** What the true mean of a place with these votes is at most, kbit/s, for an error as in `found`. */
export function boundOf({ devices, votes }: Votes, { spread, limit }: WindowJudging, error: number): number {
  return Math.min(limit, votes / devices / meanRatioAt(spread, devices, scoreAt(error * HALF)));
}

/** The fewest devices of this mean that would leave a window to itself in the procedure, with `below` compared. */
export function devicesNeeded(
  { votes, devices }: Votes,
  { spread, limit }: WindowJudging,
  below: number,
): number {
  const mean = votes / devices;
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

/**
 * The days without which a place is least surely below the limit, and the votes that are left: one after the other, each
 * the one that matters most after those before it.
 */
export function withoutWorstDays(
  inWindow: DevicesIn,
  judging: WindowJudging,
): { readonly days: readonly number[]; readonly votes: Votes } {
  const days: number[] = [];
  let left = inWindow;
  for (let count = Math.ceil(inWindow.byDay.size / DAYS_PER_DAY_LEFT_OUT); count > 0; count--) {
    const worst = greatest(withoutEachDay(left), (votes) => scoreOf(votes, judging))!;
    days.push(worst.day);
    left = withoutDay(left, worst.day);
  }
  return { days, votes: votesOf(left.whole) };
}

/** Are there tests on enough days, and is it as sure without those that matter most? */
export function outlastsDays(inWindow: DevicesIn, error: number, judging: WindowJudging): boolean {
  return (
    inWindow.byDay.size >= LEAST_DAYS &&
    scoreOf(withoutWorstDays(inWindow, judging).votes, judging) <= scoreAt(error)
  );
}

/** What Benjamini and Hochberg's procedure leaves of the windows compared. */
export interface Selection {
  /** Those with enough devices to be judged, however sure. */
  readonly below: number;
  /** What was left, the surest first, before days and overlaps are looked at. */
  readonly left: readonly Scored[];
  /** All that may be suspected, the surest first. */
  readonly suspects: readonly Scored[];
  /** The chance of as sure a window where the truth is at the limit, adjusted for the selection: 0.1 / 2 * left / below. */
  readonly error: number;
}

/** Which of the windows compared are surely below, as far as the procedure tells? */
export function selectWindows(compared: readonly ComparedWindow[], judging: WindowJudging): Selection {
  const below = compared.filter(({ devices }) => devices >= JUDGED_DEVICES).length;
  const ordered = compared
    .map((window) => scored(window, judging))
    .filter(({ score }) => score <= FARTHEST_SCORE)
    .sort(bySureness);
  const large = ordered.filter(({ devices }) => devices >= JUDGED_DEVICES);
  const last = large.findLastIndex(
    ({ score }, i) => probabilityBelow(score) <= (FALSE_DISCOVERIES * HALF * (i + 1)) / below,
  );
  return {
    below,
    left: large.slice(0, last + 1),
    suspects: ordered.filter(({ score }) => probabilityBelow(score) < SUSPECTED_P),
    error: (FALSE_DISCOVERIES * HALF * (last + 1)) / below,
  };
}

/** A window of a re-test: the votes of devices that did not choose it. */
export interface TriedWindow extends ComparedWindow {
  /** See `outlastsDays`, for the largest p that the re-test leaves. */
  readonly outlastsDays: boolean;
}

/** The largest p that a re-test of so many windows leaves. */
export const retestError = (tried: number): number => RETEST_P / Math.max(2, tried);

/** What a re-test leaves, the surest first, and the error of its bounds: adjusted for the selection among those tried. */
export function selectRetested(
  tried: readonly TriedWindow[],
  judging: WindowJudging,
): Pick<Selection, 'left' | 'error'> {
  const threshold = retestError(tried.length);
  const left = tried
    .filter((window) => window.outlastsDays)
    .map((window) => scored(window, judging))
    .filter(({ score }) => probabilityBelow(score) <= threshold)
    .sort(bySureness);
  return { left, error: (FALSE_DISCOVERIES * HALF * left.length) / Math.max(2, tried.length) };
}
