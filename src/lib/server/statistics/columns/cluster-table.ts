import type { Scratch } from './scratch.ts';

/** A slot is one line of a processor's cache: a key, and figures of 8 bytes each. */
const SLOT = 8;
/**
 * The key's share, of 4 bytes each: the two numbers that tell a cluster, what it is counted under, and which filling of
 * the table it is of.
 */
const KEY = 2;
/** Figures that a slot has. */
export const FIGURES = SLOT - KEY;

/** Slots in use are kept to half of them, at most. */
const SLOTS_PER_ENTRY = 2;

/**
 * Figures of clusters in groups: a hash table, open addressing with linear probing. Filled many times over with few
 * entries each: those of one bucket of columns.
 */
export class ClusterTable {
  /** `FIGURES` of each entry, from the place that `at` says. */
  readonly figures: Float64Array;
  readonly #keys: Uint32Array;
  /** Where the figures of the entries begin, in the order they came. */
  readonly #entries: Int32Array;
  #mask = 0;
  #filling = 0;
  #count = 0;

  constructor(mostEntries: number, scratch: Scratch) {
    this.figures = scratch.float64(slotsFor(mostEntries) * SLOT).fill(0);
    const { buffer, byteOffset, byteLength } = this.figures;
    this.#keys = new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
    this.#entries = scratch.int32(mostEntries);
  }

  /** Forgets all entries, to take at most so many new ones: few slots stay in a processor's nearest cache. */
  begin(mostEntries: number): void {
    this.#mask = slotsFor(mostEntries) - 1;
    this.#filling++;
    this.#count = 0;
  }

  /** Where in `figures` those of a cluster counted under a key begin; a new entry's are 0. */
  at(clusterMixed: number, clusterHigh: number, key: number): number {
    const keys = this.#keys;
    const [mask, filling] = [this.#mask, this.#filling];
    let slot = (clusterMixed ^ Math.imul(key, 0x9e3779b1)) & mask;
    for (;;) {
      const at = slot * (2 * SLOT);
      if (keys[at + 3] !== filling) {
        keys[at] = clusterMixed;
        keys[at + 1] = clusterHigh;
        keys[at + 2] = key;
        keys[at + 3] = filling;
        return this.#enter(slot * SLOT + KEY);
      }
      if (keys[at] === clusterMixed && keys[at + 1] === clusterHigh && keys[at + 2] === key)
        return slot * SLOT + KEY;
      slot = (slot + 1) & mask;
    }
  }

  #enter(at: number): number {
    const { figures } = this;
    for (let figure = at; figure < at + FIGURES; figure++) figures[figure] = 0;
    return (this.#entries[this.#count++] = at);
  }

  /** Where the entries' figures begin; valid until the next filling. */
  get entries(): Int32Array {
    return this.#entries.subarray(0, this.#count);
  }

  /** The key of the entry whose figures begin there. */
  keyAt(at: number): number {
    return this.#keys[2 * (at - KEY) + 2]!;
  }
}

const slotsFor = (entries: number) => 2 ** Math.ceil(Math.log2(Math.max(1, entries) * SLOTS_PER_ENTRY));

/** An entry's key: clusters of known devices (1) never meet those of unknown ones (0) in a group. */
export const clusterKey = (group: number, deviceKnown: number) => (group << 1) | deviceKnown;
export const groupOfKey = (key: number) => key >>> 1;
export const deviceKnownOfKey = (key: number) => key & 1;
