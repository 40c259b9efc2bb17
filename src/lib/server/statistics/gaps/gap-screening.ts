import { setImmediate } from 'node:timers/promises';
import type { Filter } from '#lib/domain/filter.ts';
import { shiftPeriod } from '#lib/domain/period.ts';
import { memoize } from '../../cache/result-cache.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { windowCells, type WindowCells } from './gap-cells.ts';
import { readDeviceRows, rowsOfOperator, type PeriodRows } from '../gap-windows/device-rows.ts';
import { operatorNumbers } from '../gap-windows/device-rows.sql.ts';
import { laterFigures } from '../gap-windows/later-figures.ts';
import { screenPeriod, type PeriodScreening, type ScreeningFrame } from '../gap-windows/period-screening.ts';
import { judgingStandard } from '../judging-standard.ts';
import type { LaterFigures } from '#lib/domain/gaps/gap.ts';

/** What the windows show for one operator or all: without the measurements. */
export interface GapScreening extends Omit<PeriodScreening, 'sample'> {
  /** Of confirmed windows, by number. */
  readonly later: ReadonlyMap<number, LaterFigures>;
}

/** By operator's code; null is all together. Operators without a measurement are left out. */
export type GapScreenings = ReadonlyMap<string | null, GapScreening>;

/** The dates that the screening of a period rests on: those of the periods before and after it too. */
export const screenedDates = ({ period }: Filter) => ({
  from: shiftPeriod(period, -1).from,
  to: shiftPeriod(period, 1).to,
});

/**
 * Which windows are below the limit, over all operators and for each of them by the same rule? The filter's own operator
 * makes no difference. Memoized by the dates of the period, of the one before and of the one after.
 */
export function gapScreenings(warehouse: Warehouse, filter: Filter): Promise<GapScreenings> {
  const question = {
    statistic: 'gap-screenings',
    filter: { ...filter, operator: null, level: 'province' as const, statistic: 'mean' as const },
    dates: screenedDates(filter),
  };
  return memoize(warehouse, question, async () => {
    const screening = await screeningFrame(warehouse, filter);
    const [earlier, now, later] = await periodRows(warehouse, filter, screening, [-1, 0, 1]);
    const found = new Map<string | null, GapScreening>();
    found.set(null, screened(screening, now!, earlier!, later!));
    for (const { code, number } of await warehouse.db.query(operatorNumbers, {})) {
      const own = [now!, earlier!, later!].map((rows) => rowsOfOperator(rows, number));
      if (own[0]!.rows.length + own[0]!.present.length === 0) continue;
      // Between operators other requests have their turn.
      await setImmediate();
      found.set(code, screened(screening, own[0]!, own[1]!, own[2]!));
    }
    return found;
  });
}

/** What the windows of a filter are compared by. Throws a Fault when the standard does not exist. */
export async function screeningFrame(warehouse: Warehouse, filter: Filter) {
  const { limit } = judgingStandard(await readCatalog(warehouse), filter.standard);
  return { ...(await windowCells(warehouse, filter)), limit };
}

/** The measurements of every operator in the filter's period and those so many steps from it. */
export const periodRows = (
  warehouse: Warehouse,
  filter: Filter,
  { layout, frame }: Pick<WindowCells, 'layout' | 'frame'>,
  steps: readonly number[],
): Promise<readonly PeriodRows[]> =>
  Promise.all(
    steps.map((step) =>
      readDeviceRows(warehouse, { ...filter, period: shiftPeriod(filter.period, step) }, frame, layout),
    ),
  );

function screened(
  frame: ScreeningFrame,
  now: PeriodRows,
  earlier: PeriodRows,
  later: PeriodRows,
): GapScreening {
  const { confirmed, retested, suspected, judged, statuses } = screenPeriod(frame, now, earlier);
  const found = { confirmed, retested, suspected, judged, statuses };
  return { ...found, later: laterFigures(frame.layout, confirmed, now, later) };
}
