import { cellsOf, type WindowLayout } from './window-layout.ts';
import { voteOf, type DeviceRows } from './window-sums.ts';

/** The rows of each cell: those of cell c are `rows` from `starts[c]` to before `starts[c + 1]`. */
export interface RowsByCell {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Which rows does each cell have? */
export function rowsByCell({ cells }: WindowLayout, { length, cell }: DeviceRows): RowsByCell {
  const starts = new Int32Array(cells.length + 1);
  for (let row = 0; row < length; row++) starts[cell[row]! + 1]! += 1;
  for (let at = 0; at < cells.length; at++) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[next[cell[row]!]!++] = row;
  return { starts, rows };
}

/** Devices of a window and the sum of their votes. */
export interface Votes {
  readonly devices: number;
  readonly votes: number;
}

/** The rows of the measurements that count in one window. */
interface WindowRows {
  readonly layout: WindowLayout;
  readonly rows: DeviceRows;
  readonly byCell: RowsByCell;
}

/** Tests of a device and their sum. */
export type DeviceSums = Map<number, readonly [tests: number, kbps: number]>;

/** The sums of each device in a window, whole and by day. */
export interface DevicesIn {
  readonly whole: DeviceSums;
  readonly byDay: ReadonlyMap<number, DeviceSums>;
}

/** The sums of each device that is counted in a window. */
export function devicesIn(
  { layout, rows, byCell }: WindowRows,
  window: number,
  counted: (device: number) => boolean = () => true,
): DevicesIn {
  const whole: DeviceSums = new Map();
  const byDay = new Map<number, DeviceSums>();
  for (const cell of cellsOf(layout, window)) {
    for (let at = byCell.starts[cell]!; at < byCell.starts[cell + 1]!; at++) {
      const row = byCell.rows[at]!;
      const device = rows.device[row]!;
      if (!counted(device)) continue;
      const day = rows.day[row]!;
      if (!byDay.has(day)) byDay.set(day, new Map());
      for (const sums of [whole, byDay.get(day)!]) {
        const [tests, kbps] = sums.get(device) ?? [0, 0];
        sums.set(device, [tests + rows.tests[row]!, kbps + rows.kbpsSum[row]!]);
      }
    }
  }
  return { whole, byDay };
}

/** The votes of devices. */
export function votesOf(sums: DeviceSums): Votes {
  let votes = 0;
  for (const [tests, kbps] of sums.values()) votes += voteOf(tests, kbps);
  return { devices: sums.size, votes };
}

/** What would be left of the votes without each of the days, in turn? One entry for each day with tests. */
export function withoutEachDay({ whole, byDay }: DevicesIn): readonly (Votes & { readonly day: number })[] {
  const all = votesOf(whole);
  return [...byDay].map(([day, own]) => {
    let { devices, votes } = all;
    for (const [device, [tests, kbps]] of own) {
      const [allTests, allKbps] = whole.get(device)!;
      votes -= voteOf(allTests, allKbps);
      if (allTests === tests) devices -= 1;
      else votes += voteOf(allTests - tests, allKbps - kbps);
    }
    return { day, devices, votes };
  });
}

/** The sums without those of one day. */
export function withoutDay({ whole, byDay }: DevicesIn, day: number): DevicesIn {
  const left: DeviceSums = new Map(whole);
  for (const [device, [tests, kbps]] of byDay.get(day)!) {
    const [allTests, allKbps] = whole.get(device)!;
    if (allTests === tests) left.delete(device);
    else left.set(device, [allTests - tests, allKbps - kbps]);
  }
  return { whole: left, byDay: new Map([...byDay].filter(([other]) => other !== day)) };
}
