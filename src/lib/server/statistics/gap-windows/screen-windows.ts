import { JUDGED_DEVICES } from '#lib/domain/gaps/gap.ts';
import type { SpeedSpread } from './speed-spread.ts';
import { devicesIn, rowsByCell, votesOf, type RowsByCell } from './window-days.ts';
import { cellsOf, type WindowLayout } from './window-layout.ts';
import { windowSums, type DeviceRows, type WindowSums } from './window-sums.ts';
import {
  boundOf,
  devicesNeeded,
  outlastsDays,
  probabilityBelow,
  retestError,
  selectRetested,
  selectWindows,
  SUSPECTED_DEVICES,
  SUSPECTED_P,
  type ComparedWindow,
  type Scored,
  type TriedWindow,
  type WindowJudging,
} from './select-windows.ts';

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

/** Measurements by window, and what they are judged by. */
export interface Sample extends WindowJudging {
  readonly layout: WindowLayout;
  readonly rows: DeviceRows;
  readonly byCell: RowsByCell;
  readonly sums: WindowSums;
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

/**
 * A window with its bound. `error` is the chance of as sure a window where the truth is at the limit; the bound takes
 * half of it, since of several windows over one place the surest is shown.
 */
function found({ window, score, ...votes }: Scored, judging: WindowJudging, error: number): FoundWindow {
  const { devices } = votes;
  return {
    ...{ window, devices, p: probabilityBelow(score) },
    ...{ atMost: boundOf(votes, judging, error), devicesNeeded: devices },
  };
}

/** The windows that have enough devices and a mean below the limit, to be suspected at the least. */
export function comparedWindows({ sums, limit }: Pick<Sample, 'sums' | 'limit'>): readonly ComparedWindow[] {
  const compared: ComparedWindow[] = [];
  sums.devices.forEach((devices, window) => {
    const votes = sums.votes[window]!;
    if (devices >= SUSPECTED_DEVICES && votes < devices * limit) compared.push({ window, devices, votes });
  });
  return compared;
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
  const { layout, sums } = sample;
  const { below, left, suspects, error } = selectWindows(comparedWindows(sample), sample);
  const taken = new Set<number>();
  const sure = apart(layout, left, taken, ({ window }) =>
    outlastsDays(devicesIn(sample, window), error, sample),
  );
  return {
    confirmed: sure.map((window) => found(window, sample, error)),
    suspected: apart(layout, suspects, taken).map((window) => ({
      ...found(window, sample, SUSPECTED_P),
      devicesNeeded: devicesNeeded(window, sample, below),
    })),
    judged: sums.devices.reduce((count, devices) => count + Number(devices >= JUDGED_DEVICES), 0),
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
 * Those of the windows suspected in the period before that have enough devices which did not choose them. `counted` leaves
 * out every device that measured in a suspected window of the period before.
 */
export function triedWindows(
  suspected: readonly number[],
  sample: Sample,
  counted: (device: number) => boolean,
): readonly TriedWindow[] {
  const tried = suspected
    .map((window) => {
      const inWindow = devicesIn(sample, window, counted);
      return { window, inWindow, ...votesOf(inWindow.whole) };
    })
    .filter(({ devices }) => devices >= SUSPECTED_DEVICES);
  const error = retestError(tried.length);
  return tried.map(({ inWindow, ...window }) => ({
    ...window,
    outlastsDays: outlastsDays(inWindow, error, sample),
  }));
}

/**
 * Which of the windows suspected in the period before are confirmed by devices that did not choose them? `counted` as in
 * `triedWindows`. The bound is that of this period's devices alone.
 */
export function retestWindows(
  suspected: readonly number[],
  sample: Sample,
  counted: (device: number) => boolean,
): readonly FoundWindow[] {
  const { left, error } = selectRetested(triedWindows(suspected, sample, counted), sample);
  return left.map((window) => found(window, sample, error));
}
