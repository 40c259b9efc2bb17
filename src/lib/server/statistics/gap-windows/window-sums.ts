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
  const moving: Moving = {
    ...{ ofCells: emptySums(cells.length), ofRings: emptySums(sizes.length) },
    ...{ cells: [], centres: [] },
  };
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

/** Tests of one device and their sum, by number of a place; 0 where it made none. */
interface DeviceSums {
  readonly tests: Float64Array;
  readonly kbps: Float64Array;
}

const emptySums = (places: number): DeviceSums => ({
  tests: new Float64Array(places),
  kbps: new Float64Array(places),
});

/** Scratch of one device: its sums by cell, and by centre and ring of cells around it, and where they are not 0. */
interface Moving {
  readonly ofCells: DeviceSums;
  readonly ofRings: DeviceSums;
  readonly cells: number[];
  readonly centres: number[];
}

function addMoving(
  layout: WindowLayout,
  sums: WindowSums,
  { ofCells, ofRings, cells, centres }: Moving,
  rows: DeviceRows,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const cell = rows.cell[row]!;
    if (ofCells.tests[cell] === 0) cells.push(cell);
    ofCells.tests[cell]! += rows.tests[row]!;
    ofCells.kbps[cell]! += rows.kbpsSum[row]!;
  }
  for (const cell of cells) {
    addRings(layout, ofRings, cell, ofCells.tests[cell]!, ofCells.kbps[cell]!, centres);
    ofCells.tests[cell] = ofCells.kbps[cell] = 0;
  }
  for (const centre of centres) addVotes(sums, ofRings, centre);
  cells.length = centres.length = 0;
}

/** Adds a cell's sums at every centre around it, to the ring that it lies in; new centres are noted. */
function addRings(
  { around, sizes }: WindowLayout,
  { tests, kbps }: DeviceSums,
  cell: number,
  ownTests: number,
  ownKbps: number,
  centres: number[],
): void {
  const near = around[cell]!;
  for (let radius = 0, at = 0; radius < WINDOW_RADII.length; radius++) {
    // A cell lies in the same ring around the centres of its own ring.
    for (; at < sizes[cell * WINDOW_RADII.length + radius]!; at++) {
      const first = near[at]! * WINDOW_RADII.length;
      if (tests[first] === 0 && tests[first + 1] === 0 && tests[first + 2] === 0) centres.push(near[at]!);
      tests[first + radius]! += ownTests;
      kbps[first + radius]! += ownKbps;
    }
  }
}

/** One device's vote in each window around a centre: a window holds its own ring and those within. */
function addVotes(sums: WindowSums, ofRings: DeviceSums, centre: number): void {
  let [tests, kbps, vote] = [0, 0, 0];
  for (let radius = 0; radius < WINDOW_RADII.length; radius++) {
    const window = centre * WINDOW_RADII.length + radius;
    if (ofRings.tests[window]! > 0) {
      tests += ofRings.tests[window]!;
      kbps += ofRings.kbps[window]!;
      vote = voteOf(tests, kbps);
      ofRings.tests[window] = ofRings.kbps[window] = 0;
    }
    if (tests === 0) continue;
    sums.devices[window]! += 1;
    sums.votes[window]! += vote;
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
