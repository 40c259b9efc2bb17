import { WINDOW_RADII, type WindowLayout } from './window-layout.ts';

const RADII = WINDOW_RADII.length;

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
  const moving = emptyMoving(cells.length);
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

/** Numbers of a centre in `Moving.rings`: the tests of each ring, then their sums of kbit/s. */
const RING_WIDTH = 2 * RADII;

/** Scratch of one device, 0 but where `cells` and `centres` say: its tests and their sum by cell, and by centre and ring. */
interface Moving {
  readonly tests: Float64Array;
  readonly kbps: Float64Array;
  /** `RING_WIDTH` numbers for each centre. */
  readonly rings: Float64Array;
  /** 1 for the centres that are in `centres`. */
  readonly isNear: Uint8Array;
  readonly cells: number[];
  readonly centres: number[];
}

const emptyMoving = (cells: number): Moving => ({
  tests: new Float64Array(cells),
  kbps: new Float64Array(cells),
  rings: new Float64Array(cells * RING_WIDTH),
  isNear: new Uint8Array(cells),
  cells: [],
  centres: [],
});

function addMoving(
  layout: WindowLayout,
  sums: WindowSums,
  moving: Moving,
  rows: DeviceRows,
  from: number,
  to: number,
): void {
  const { tests, kbps, cells, centres } = moving;
  for (let row = from; row < to; row++) {
    const cell = rows.cell[row]!;
    if (tests[cell] === 0) cells.push(cell);
    tests[cell]! += rows.tests[row]!;
    kbps[cell]! += rows.kbpsSum[row]!;
  }
  for (const cell of cells) {
    addRings(layout, moving, cell);
    tests[cell] = kbps[cell] = 0;
  }
  for (const centre of centres) addVotes(sums, moving, centre);
  cells.length = centres.length = 0;
}

/** Adds a cell's sums at every centre around it, to the ring that it lies in; new centres are noted. */
function addRings({ around, sizes }: WindowLayout, moving: Moving, cell: number): void {
  const { rings, isNear, centres } = moving;
  const near = around[cell]!;
  const [ownTests, ownKbps] = [moving.tests[cell]!, moving.kbps[cell]!];
  for (let radius = 0, at = 0; radius < RADII; radius++) {
    // A cell lies in the same ring around the centres of its own ring.
    for (const end = sizes[cell * RADII + radius]!; at < end; at++) {
      const centre = near[at]!;
      if (isNear[centre] === 0) {
        isNear[centre] = 1;
        centres.push(centre);
      }
      const ring = centre * RING_WIDTH + radius;
      rings[ring]! += ownTests;
      rings[ring + RADII]! += ownKbps;
    }
  }
}

/** One device's vote in each window around a centre: a window holds its own ring and those within. */
function addVotes(sums: WindowSums, { rings, isNear }: Moving, centre: number): void {
  let [tests, kbps, vote] = [0, 0, 0];
  for (let radius = 0; radius < RADII; radius++) {
    const ring = centre * RING_WIDTH + radius;
    if (rings[ring]! > 0) {
      tests += rings[ring]!;
      kbps += rings[ring + RADII]!;
      vote = voteOf(tests, kbps);
      rings[ring] = rings[ring + RADII] = 0;
    }
    if (tests === 0) continue;
    const window = centre * RADII + radius;
    sums.devices[window]! += 1;
    sums.votes[window]! += vote;
  }
  isNear[centre] = 0;
}

/** Adds the sums of cells to those of their windows: cells come nearest first, so one walk serves every radius. */
function addCells({ around, sizes }: WindowLayout, sums: WindowSums, ofCells: WindowSums): void {
  around.forEach((cells, centre) => {
    let [devices, votes] = [0, 0];
    for (let radius = 0, at = 0; radius < RADII; radius++) {
      const window = centre * RADII + radius;
      for (; at < sizes[window]!; at++) {
        devices += ofCells.devices[cells[at]!]!;
        votes += ofCells.votes[cells[at]!]!;
      }
      sums.devices[window]! += devices;
      sums.votes[window]! += votes;
    }
  });
}
