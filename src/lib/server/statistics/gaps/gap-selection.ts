import { gapId } from '#lib/domain/gaps/gap-address.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { rowsOfOperator } from '../gap-windows/device-rows.ts';
import { operatorNumbers } from '../gap-windows/device-rows.sql.ts';
import { screenPeriod, suspectedIn } from '../gap-windows/period-screening.ts';
import { comparedWindows, triedWindows, type FoundWindow } from '../gap-windows/screen-windows.ts';
import { shapeOf } from '../gap-windows/window-layout.ts';
import { periodRows, screeningFrame } from './gap-screening.ts';

/** Devices of a window, by its id, and the sum of their votes in kbit/s. */
export interface WindowVotes {
  readonly gap: string;
  readonly devices: number;
  readonly votes: number;
}

/** What gap areas were chosen among, and by what: enough to choose again. No device is told apart in it. */
export interface GapSelection {
  /** How speeds spread around the mean of their place, pooled over the province: see `SpeedSpread`. */
  readonly spread: { readonly ratios: readonly number[]; readonly weights: readonly number[] };
  /** Windows with enough devices to be judged, fast ones included. */
  readonly judged: number;
  /** Every window with a mean below the limit and enough devices to be suspected at the least. */
  readonly compared: readonly WindowVotes[];
  /** Windows suspected in the period before, with the votes of devices that did not choose them: see `TriedWindow`. */
  readonly tried: readonly (WindowVotes & { readonly outlastsDays: boolean })[];
}

/** What the gap areas of a filter rest on beside their own measurements. */
export interface ScreenedGaps {
  readonly selection: GapSelection;
  /** Confirmed and suspected, by id. */
  readonly found: ReadonlyMap<string, FoundWindow>;
  /** Hashes of the devices that measured in a window suspected in the period before: no re-test counts them. */
  readonly chose: ReadonlySet<bigint>;
}

/**
 * How were the filter's gap areas chosen? Screened anew, as `gapScreenings` does, to keep what it throws away; null where
 * nothing was measured that tells how speeds spread.
 */
export async function screenedGaps(warehouse: Warehouse, filter: Filter): Promise<ScreenedGaps | null> {
  const frame = await screeningFrame(warehouse, filter);
  const { layout } = frame;
  const operators = await warehouse.db.query(operatorNumbers, {});
  const number = operators.find(({ code }) => code === filter.operator)?.number;
  const [before, now] = (await periodRows(warehouse, filter, frame, [-1, 0])).map((rows) =>
    number === undefined ? rows : rowsOfOperator(rows, number),
  );
  const { sample, confirmed, suspected, judged } = screenPeriod(frame, now!, before!);
  if (!sample) return null;
  const idOf = (window: number) => {
    const { centre, radius } = shapeOf(window);
    return gapId({ centre: layout.cells[centre]!, radius });
  };
  const named = <Entry extends { readonly window: number }>({ window, ...rest }: Entry) => ({
    gap: idOf(window),
    ...rest,
  });
  const { windows, chose } = suspectedIn(frame, before!);
  const { ratios, weights } = sample.spread;
  return {
    selection: {
      spread: { ratios: [...ratios], weights: [...weights] },
      judged,
      compared: comparedWindows(sample).map(named),
      tried: triedWindows(windows, sample, (device) => !chose.has(now!.hashes[device]!)).map(named),
    },
    found: new Map([...confirmed, ...suspected].map((found) => [idOf(found.window), found])),
    chose,
  };
}
