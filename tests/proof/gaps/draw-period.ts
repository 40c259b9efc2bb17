import type { DeviceRows } from '#lib/server/statistics/gap-windows/window-sums.ts';
import { windowAt } from '#lib/server/statistics/gap-windows/window-layout.ts';
import type { Province } from './province.ts';
import { picker, type Draws } from './random.ts';

/** How many tests by how many devices on how many days. */
export interface PeriodSize {
  readonly tests: number;
  readonly devices: number;
  readonly days: number;
}

/** How the speeds of a world spread around its means. */
export interface Speeds {
  /** What devices differ by, and the tests of one: each a factor of mean 1. */
  readonly device: (draws: Draws) => number;
  readonly test: (draws: Draws) => number;
  /** Share of the days on which a place of some 36 km² has a fifth of its speed; 0 for none. */
  readonly badDays: number;
  /** Share of the devices that come in groups to one place on one day. */
  readonly together: number;
}

/** One device: where it lives and how fast it is, compared with others there. */
export interface Device {
  readonly home: number;
  readonly factor: number;
}

/** Measurements of one period, as the program sums them up. */
export interface DrawnPeriod {
  readonly rows: DeviceRows;
  readonly devices: readonly Device[];
}

const SINGLE_TEST = 0.56;
const NEAR_HOME = 0.82;
/** Of the tests near home, those in the cell of the home itself. */
const AT_HOME = 0.7;
const BAD_SPEED = 0.2;
const GROUP = 25;
/** Standard deviation of the logarithm of how much people of one cell test, compared with others. */
const UNEVENNESS = 1;

/** How much is measured in each cell: by people, unevenly. */
export const activityOf = ({ people, layout }: Province, { normal }: Draws): Float64Array =>
  Float64Array.from(layout.cells, (_, cell) => people[cell]! * Math.exp(UNEVENNESS * normal()));

/** Draws a period's measurements; `means` are the true means of the cells, kbit/s, `returning` come again. */
export function drawPeriod(
  province: Province,
  { tests, devices: count, days }: PeriodSize,
  world: { readonly means: Float64Array; readonly speeds: Speeds; readonly activity: Float64Array },
  returning: readonly Device[],
  draws: Draws,
): DrawnPeriod {
  const { layout, patch } = province;
  const { means, speeds, activity } = world;
  const { next } = draws;
  const pick = picker(activity);
  const further = (tests / count - SINGLE_TEST) / (1 - SINGLE_TEST) - 2;
  const stop = 1 / (1 + further);
  const isBad = new Map<number, boolean>();
  const goodSpeed = (1 - speeds.badDays * BAD_SPEED) / (1 - speeds.badDays);
  const dayFactor = (cell: number, day: number) => {
    if (speeds.badDays === 0) return 1;
    const key = patch[cell]! * days + day;
    let bad = isBad.get(key);
    if (bad === undefined) isBad.set(key, (bad = next() < speeds.badDays));
    return bad ? BAD_SPEED : goodSpeed;
  };
  const place = (home: number) => {
    if (next() >= NEAR_HOME) return pick(next());
    const around = layout.around[home]!;
    return next() < AT_HOME ? home : around[1 + Math.floor(next() * (layout.sizes[windowAt(1, home)]! - 1))]!;
  };
  const columns = { device: [] as number[], cell: [] as number[], day: [] as number[] };
  const sums = { tests: [] as number[], kbpsSum: [] as number[] };
  const drawn: Device[] = [];
  let group = { left: 0, cell: 0, day: 0 };
  for (let device = 0; device < count; device++) {
    const inGroup = next() < speeds.together;
    if (inGroup && group.left === 0)
      group = { left: GROUP, cell: pick(next()), day: Math.floor(next() * days) };
    if (inGroup) group.left -= 1;
    const known = returning[device];
    const home = inGroup ? group.cell : (known?.home ?? pick(next()));
    const factor = known?.factor ?? speeds.device(draws);
    drawn.push({ home, factor });
    let made = 1;
    if (!inGroup && next() >= SINGLE_TEST) for (made = 2; next() >= stop;) made += 1;
    const from = columns.device.length;
    for (let i = 0; i < made; i++) {
      const cell = inGroup ? home : place(home);
      const day = inGroup ? group.day : Math.floor(next() * days);
      const expected = means[cell]! * dayFactor(cell, day);
      const kbps = Math.max(1, Math.round(expected * factor * speeds.test(draws)));
      let row = from;
      while (row < columns.device.length && (columns.cell[row] !== cell || columns.day[row] !== day))
        row += 1;
      if (row === columns.device.length) {
        columns.device.push(device);
        columns.cell.push(cell);
        columns.day.push(day);
        sums.tests.push(0);
        sums.kbpsSum.push(0);
      }
      sums.tests[row]! += 1;
      sums.kbpsSum[row]! += kbps;
    }
  }
  return {
    rows: { length: columns.device.length, ...columns, ...sums },
    devices: drawn,
  };
}
