import type { LaterFigures } from '#lib/domain/gaps/gap.ts';
import { meanInterval, type MeanIngredients } from '../../aggregates/mean-interval.ts';
import { devicesAmong, type PeriodRows } from './device-rows.ts';
import type { FoundWindow } from './screen-windows.ts';
import { SUSPECTED_DEVICES } from './select-windows.ts';
import { devicesIn, rowsByCell, type DeviceSums } from './window-days.ts';
import { cellsOf, type WindowLayout } from './window-layout.ts';
import { voteOf } from './window-sums.ts';

/**
 * How fast are the windows in the period after, by devices that had not measured there before? They did not choose the
 * window, so their mean is that of the place. Only windows with enough of them are in the map.
 */
export function laterFigures(
  layout: WindowLayout,
  windows: readonly FoundWindow[],
  now: PeriodRows,
  later: PeriodRows,
): ReadonlyMap<number, LaterFigures> {
  const found = new Map<number, LaterFigures>();
  if (windows.length === 0 || later.rows.length === 0) return found;
  const byCell = rowsByCell(layout, later.rows);
  for (const { window } of windows) {
    const known = devicesAmong(now, new Set(cellsOf(layout, window)));
    const isOther = (device: number) => !known.has(later.hashes[device]!);
    const { whole } = devicesIn({ layout, rows: later.rows, byCell }, window, isOther);
    if (whole.size < SUSPECTED_DEVICES) continue;
    const { mean, lower, upper } = meanInterval(votesAsMeasurements(whole));
    if (mean === null || lower === null || upper === null) continue;
    found.set(window, {
      devices: whole.size,
      downloadKbpsMean: mean,
      downloadKbpsMeanLower: lower,
      downloadKbpsMeanUpper: upper,
    });
  }
  return found;
}

/** Each device's vote as its only measurement. */
function votesAsMeasurements(devices: DeviceSums): MeanIngredients {
  const count = devices.size;
  let [sum, squares, cubes] = [0n, 0n, 0n];
  for (const [tests, kbps] of devices.values()) {
    const vote = BigInt(voteOf(tests, kbps));
    sum += vote;
    squares += vote * vote;
    cubes += vote * vote * vote;
  }
  return {
    ...{ tests: count, clusters: count, n2: count, n3: count, n4: count, n5: count },
    ...{ kbpsSum: sum, ns: sum, nns: sum },
    ...{ kbpsSquared: squares, ss: squares, nss: squares },
    sss: cubes,
  };
}
