import type { DevicesIn, DeviceSums } from '../../statistics/gap-windows/window-days.ts';
import type { IndexedRows } from './indexed-rows.ts';

/** What a gap area's status rests on. */
export interface Basis {
  /** Which rows have a vote? */
  readonly votes: (i: number) => boolean;
  /** The largest p that confirms. */
  readonly threshold: number;
  readonly error: number;
}

/** The sums of each device among rows, whole and by day. */
export function devicesAmong(rows: IndexedRows, which: (i: number) => boolean): DevicesIn {
  const whole: DeviceSums = new Map();
  const byDay = new Map<number, DeviceSums>();
  for (let i = 0; i < rows.count; i++) {
    if (!which(i)) continue;
    const day = rows.day[i]!;
    if (!byDay.has(day)) byDay.set(day, new Map());
    for (const sums of [whole, byDay.get(day)!]) {
      const [tests, kbps] = sums.get(rows.cluster[i]!) ?? [0, 0];
      sums.set(rows.cluster[i]!, [tests + 1, kbps + rows.kbps[i]!]);
    }
  }
  return { whole, byDay };
}
