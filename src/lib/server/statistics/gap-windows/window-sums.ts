import { WINDOW_RADII, type WindowLayout } from './window-layout.ts';

/** Measurements as columns: one row for each device, cell and day, ordered by device. Sums are whole kbit/s. */
export interface DeviceRows {
  readonly length: number;
  /** Numbers of devices, ascending. */
  readonly device: ArrayLike<number>;
  /** The cell's number in the layout. */
  readonly cell: ArrayLike<number>;
  /** A number for each date, from 0. */
  readonly day: ArrayLike<number>;
  readonly tests: ArrayLike<number>;
  readonly kbpsSum: ArrayLike<number>;
}

/** What is known of each window: arrays by its number. */
export interface WindowSums {
  readonly devices: Int32Array;
  /** Sum of the devices' votes, whole kbit/s. */
  readonly votes: Float64Array;
}

/** A device's vote: the mean of its tests there, rounded half up to whole kbit/s. */
export const voteOf = (tests: number, kbpsSum: number): number =>
  Math.floor((kbpsSum + Math.floor(tests / 2)) / tests);

/** The row after the last of the device whose rows begin here. */
export function endOfDevice({ device, length }: DeviceRows, from: number): number {
  let to = from + 1;
  while (to < length && device[to] === device[from]) to += 1;
  return to;
}

/**
 * How many devices measured in each window, and how fast? Each device has one vote in each window, however many tests
 * it made there. A device that stayed in one cell votes the same in every window of it,
 * so those are added up by cell first.
 */
export function windowSums(layout: WindowLayout, rows: DeviceRows): WindowSums {
  const { cells, sizes } = layout;
  const sums = { devices: new Int32Array(sizes.length), votes: new Float64Array(sizes.length) };
  const stayed = { devices: new Int32Array(cells.length), votes: new Float64Array(cells.length) };
  const moving = { tests: new Float64Array(sizes.length), kbps: new Float64Array(sizes.length) };
  for (let from = 0; from < rows.length; from = endOfDevice(rows, from)) {
    const to = endOfDevice(rows, from);
    let oneCell = true;
    for (let row = from; row < to; row++) oneCell &&= rows.cell[row] === rows.cell[from];
    if (oneCell) addStayed(stayed, rows, from, to);
    else addMoving(layout, sums, moving, rows, from, to);
  }
  addCells(layout, sums, stayed);
  return sums;
}

function addStayed(stayed: WindowSums, rows: DeviceRows, from: number, to: number): void {
  let [tests, kbps] = [0, 0];
  for (let row = from; row < to; row++) {
    tests += rows.tests[row]!;
    kbps += rows.kbpsSum[row]!;
  }
  stayed.devices[rows.cell[from]!]! += 1;
  stayed.votes[rows.cell[from]!]! += voteOf(tests, kbps);
}

/** `moving` holds the sums of one device by window: all 0 before and after. */
function addMoving(
  { around, sizes }: WindowLayout,
  sums: WindowSums,
  moving: { readonly tests: Float64Array; readonly kbps: Float64Array },
  rows: DeviceRows,
  from: number,
  to: number,
): void {
  const touched: number[] = [];
  for (let row = from; row < to; row++) {
    const cell = rows.cell[row]!;
    const centres = around[cell]!;
    for (let radius = 0, at = 0; radius < WINDOW_RADII.length; radius++) {
      // A cell lies in the windows of this radius and larger ones around the centres of its own ring.
      for (; at < sizes[cell * WINDOW_RADII.length + radius]!; at++) {
        for (let of = radius; of < WINDOW_RADII.length; of++) {
          const window = centres[at]! * WINDOW_RADII.length + of;
          if (moving.tests[window] === 0) touched.push(window);
          moving.tests[window]! += rows.tests[row]!;
          moving.kbps[window]! += rows.kbpsSum[row]!;
        }
      }
    }
  }
  for (const window of touched) {
    sums.devices[window]! += 1;
    sums.votes[window]! += voteOf(moving.tests[window]!, moving.kbps[window]!);
    moving.tests[window] = moving.kbps[window] = 0;
  }
}

/** Adds the sums of cells to those of their windows: cells come nearest first, so one walk serves every radius. */
function addCells({ around, sizes }: WindowLayout, sums: WindowSums, ofCells: WindowSums): void {
  around.forEach((cells, centre) => {
    let [devices, votes] = [0, 0];
    for (let radius = 0, at = 0; radius < WINDOW_RADII.length; radius++) {
      const window = centre * WINDOW_RADII.length + radius;
      for (; at < sizes[window]!; at++) {
        devices += ofCells.devices[cells[at]!]!;
        votes += ofCells.votes[cells[at]!]!;
      }
      sums.devices[window]! += devices;
      sums.votes[window]! += votes;
    }
  });
}
