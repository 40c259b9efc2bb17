import type { ScratchArena } from './scratch-arena.ts';
import type { VoteCollector } from './device-votes.ts';
import { voteOf } from './device-votes.ts';

/** Minimum slots of the hash table per row of a batch. */
const SLOTS_PER_ROW = 2;

/** Sums a batch's measurements by device, place and day, and the votes of these by device. */
export class PlaceDays {
  /** Hash chains: by slot, the last entry (0 for none); by entry, the previous one of its slot. */
  readonly #last: Int32Array;
  readonly #earlier: Int32Array;
  /** By entry, counted from 1. */
  readonly #device: Int32Array;
  readonly #site: Int32Array;
  readonly #day: Int32Array;
  readonly #tests: Float64Array;
  readonly #kbps: Float64Array;
  #count = 0;
  #mask = 0;
  /** By device of the batch: the number of its places and days, and the sum of their votes. */
  readonly #placeDays: Float64Array;
  readonly #votes: Float64Array;

  constructor(maxRows: number, maxDevices: number, scratch: ScratchArena) {
    this.#last = scratch.int32(slotsFor(maxRows));
    this.#earlier = scratch.int32(maxRows + 1);
    this.#device = scratch.int32(maxRows + 1);
    this.#site = scratch.int32(maxRows + 1);
    this.#day = scratch.int32(maxRows + 1);
    this.#tests = scratch.float64(maxRows + 1);
    this.#kbps = scratch.float64(maxRows + 1);
    this.#placeDays = scratch.float64(maxDevices);
    this.#votes = scratch.float64(maxDevices);
  }

  begin(rows: number): void {
    this.#mask = slotsFor(rows) - 1;
    this.#last.fill(0, 0, this.#mask + 1);
    this.#count = 0;
  }

  add(device: number, site: number, day: number, kbps: number): void {
    const slot =
      (Math.imul(device, 0x9e3779b1) ^ Math.imul(site, 0x85ebca6b) ^ Math.imul(day, 0xc2b2ae35)) & this.#mask;
    let entry = this.#last[slot]!;
    while (
      entry !== 0 &&
      !(this.#device[entry] === device && this.#site[entry] === site && this.#day[entry] === day)
    )
      entry = this.#earlier[entry]!;
    if (entry === 0) {
      entry = ++this.#count;
      this.#device[entry] = device;
      this.#site[entry] = site;
      this.#day[entry] = day;
      this.#tests[entry] = 0;
      this.#kbps[entry] = 0;
      this.#earlier[entry] = this.#last[slot]!;
      this.#last[slot] = entry;
    }
    this.#tests[entry]!++;
    this.#kbps[entry]! += kbps;
  }

  /** Passes the sums to the collector; `groupOf` is the group of a device, which are numbered 0 to `devices` - 1. */
  flush(devices: number, groupOf: (device: number) => number, votes: VoteCollector): void {
    this.#placeDays.fill(0, 0, devices);
    this.#votes.fill(0, 0, devices);
    for (let entry = 1; entry <= this.#count; entry++) {
      const device = this.#device[entry]!;
      const vote = voteOf(this.#kbps[entry]!, this.#tests[entry]!);
      votes.addPlaceDay(groupOf(device), vote);
      this.#placeDays[device]!++;
      this.#votes[device]! += vote;
    }
    for (let device = 0; device < devices; device++) {
      const count = this.#placeDays[device]!;
      if (count > 0) votes.addPlaceDays(groupOf(device), count, this.#votes[device]!);
    }
  }
}

const slotsFor = (rows: number) => 2 ** Math.ceil(Math.log2(Math.max(1, rows) * SLOTS_PER_ROW));
