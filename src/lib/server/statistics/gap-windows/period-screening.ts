import { JUDGED_DEVICES, type PlaceStatus } from '#lib/domain/gaps/gap.ts';
import { devicesAmong, type PeriodRows } from './device-rows.ts';
import {
  apart,
  retestWindows,
  sampleOf,
  screenWindows,
  type FoundWindow,
  type Sample,
} from './screen-windows.ts';
import { speedSpread } from './speed-spread.ts';
import { cellsOf, windowAt, type WindowLayout } from './window-layout.ts';

/** What the windows of one period show, over all operators or for one. */
export interface PeriodScreening {
  readonly confirmed: readonly FoundWindow[];
  /** Those of the confirmed that the period before had suspected and other devices now confirm. */
  readonly retested: ReadonlySet<number>;
  readonly suspected: readonly FoundWindow[];
  /** How many windows had enough devices to be judged. */
  readonly judged: number;
  /** Of each cell of the layout. */
  readonly statuses: readonly PlaceStatus[];
  /** Null without two devices in one area. */
  readonly sample: Sample | null;
}

/** What windows are compared by: their cells, the area of each cell, and the standard's limit in kbit/s. */
export interface ScreeningFrame {
  readonly layout: WindowLayout;
  readonly areaOf: ArrayLike<number>;
  readonly limit: number;
}

/**
 * What do this period's measurements show, and those of the period before?
 *
 * Suspected windows of the period before are frozen: they follow from that period's measurements, the standard and the
 * filter alone, and nothing of this period moves them. They are computed again each time rather than stored, so they
 * change only when measurements of that period are loaded late or undone, as every figure of it does. Those that devices
 * confirm which measured in none of them in that period are confirmed beside this period's own.
 */
export function screenPeriod(frame: ScreeningFrame, now: PeriodRows, before: PeriodRows): PeriodScreening {
  const { layout } = frame;
  const sample = sampleIn(frame, now);
  if (!sample) {
    const nothing = { confirmed: [], suspected: [], judged: 0, retested: new Set<number>(), sample };
    return { ...nothing, statuses: statusesOf(layout, now, null, [], []) };
  }
  const own = screenWindows(sample);
  const { windows, chose } = suspectedIn(frame, before);
  const passed = retestWindows(windows, sample, (device) => !chose.has(now.hashes[device]!));
  const taken = new Set(own.confirmed.flatMap(({ window }) => [...cellsOf(layout, window)]));
  const retested = apart(layout, passed, taken);
  const confirmed = [...own.confirmed, ...retested];
  const suspected = apart(layout, own.suspected, taken);
  return {
    ...{ confirmed, suspected, sample },
    retested: new Set(retested.map(({ window }) => window)),
    judged: own.judged,
    statuses: statusesOf(layout, now, sample, confirmed, suspected),
  };
}

/** The windows that a period's measurements suspect, and the hashes of the devices that measured in any of them. */
export function suspectedIn(
  frame: ScreeningFrame,
  period: PeriodRows,
): { readonly windows: readonly number[]; readonly chose: ReadonlySet<bigint> } {
  const sample = sampleIn(frame, period);
  const windows = sample ? screenWindows(sample).suspected.map(({ window }) => window) : [];
  const cells = new Set(windows.flatMap((window) => [...cellsOf(frame.layout, window)]));
  return { windows, chose: devicesAmong(period, cells) };
}

function sampleIn({ layout, areaOf, limit }: ScreeningFrame, { rows }: PeriodRows): Sample | null {
  const spread = speedSpread(rows, areaOf);
  return spread && sampleOf(layout, rows, spread, limit);
}

/**
 * What is known of each cell: it lies in a confirmed or suspected window; else in a window with enough devices to be
 * judged, where nothing was found; else something was measured in it or beside it; else nothing was.
 */
function statusesOf(
  layout: WindowLayout,
  { rows, present }: PeriodRows,
  sample: Sample | null,
  confirmed: readonly FoundWindow[],
  suspected: readonly FoundWindow[],
): readonly PlaceStatus[] {
  const statuses: PlaceStatus[] = layout.cells.map(() => 'untested');
  const mark = (window: number, status: PlaceStatus) => {
    for (const cell of cellsOf(layout, window)) statuses[cell] = status;
  };
  for (let row = 0; row < rows.length; row++) mark(windowAt(1, rows.cell[row]!), 'too_few');
  for (const { cell } of present) mark(windowAt(1, cell), 'too_few');
  sample?.sums.devices.forEach((devices, window) => {
    if (devices >= JUDGED_DEVICES) mark(window, 'nothing_found');
  });
  for (const { window } of suspected) mark(window, 'suspected');
  for (const { window } of confirmed) mark(window, 'confirmed');
  return statuses;
}
