import type { Fields, Range } from './value-lists.ts';

const FIRST_SLOTS = 1024;
/** Slots for each row of a hash table: it is at most half full. */
const SLOTS_PER_ROW = 2;
/** Fractional part of the golden ratio in 32 bits: spreads consecutive numbers over the table. */
const SPREAD = 0x9e3779b1;
/** Keys of a narrower range are looked up by themselves: a snapshot numbers its clusters without gaps. */
const MOST_DIRECT = 16_000_000;
const MOST_NUMBER = 2 ** 31 - 1;

/**
 * Numbers the clusters of one list 0, 1, 2, … in order of first appearance: pairs of a key and a flag (device known). Its
 * arrays serve one list after the other. Keys are indexes of an array where their range allows it, which takes a third of
 * the time of an open-addressing hash table; others are hashed.
 */
export class ClusterTable {
  /** By key and flag: the number of a cluster plus 1 and what stands in `#base`; at most that for those of earlier lists. */
  #direct = new Int32Array(0);
  #base = 0;
  #least = 0;
  #isDirect = true;
  /** By slot, the number of a cluster plus 1; 0 if empty. */
  #slots = new Int32Array(FIRST_SLOTS);
  #shift = 32 - Math.log2(FIRST_SLOTS);
  #keys = new Int32Array(FIRST_SLOTS);
  #known = new Uint8Array(FIRST_SLOTS);
  count = 0;

  /** Forgets all clusters, and makes place for those of a list. */
  begin(keys: Fields[number], { from, to }: Range): void {
    let [least, most] = [0, 0];
    for (let i = from; i < to; i++) {
      const key = keys[i]!;
      if (key < least) least = key;
      if (key > most) most = key;
    }
    const rows = to - from;
    if (this.#known.length < rows) {
      this.#known = new Uint8Array(2 * rows);
      this.#keys = new Int32Array(2 * rows);
    }
    const width = 2 * (most - least + 1);
    this.#isDirect = width <= MOST_DIRECT;
    if (this.#isDirect) this.#beginDirect(least, width, rows);
    else this.#beginHashed(rows);
    this.count = 0;
  }

  #beginDirect(least: number, width: number, rows: number): void {
    this.#base += this.count;
    this.#least = least;
    if (this.#direct.length < width) {
      this.#direct = new Int32Array(width);
      this.#base = 0;
    } else if (this.#base > MOST_NUMBER - rows) {
      this.#direct.fill(0);
      this.#base = 0;
    }
  }

  #beginHashed(rows: number): void {
    this.#base += this.count;
    let slots = FIRST_SLOTS;
    while (slots < SLOTS_PER_ROW * rows) slots *= 2;
    if (slots > this.#slots.length) this.#slots = new Int32Array(slots);
    else this.#slots.fill(0, 0, slots);
    this.#shift = 32 - Math.log2(slots);
  }

  numberOf(key: number, known: number): number {
    if (!this.#isDirect) return this.#hashed(key, known);
    const at = 2 * (key - this.#least) + known;
    const number = this.#direct[at]! - this.#base - 1;
    if (number >= 0) return number;
    this.#direct[at] = this.#base + this.count + 1;
    this.#known[this.count] = known;
    return this.count++;
  }

  #hashed(key: number, known: number): number {
    const [slots, keys, flags, mask] = [this.#slots, this.#keys, this.#known, 2 ** (32 - this.#shift) - 1];
    let at = Math.imul(key ^ known, SPREAD) >>> this.#shift;
    for (;;) {
      const number = slots[at]! - 1;
      if (number < 0) break;
      if (keys[number] === key && flags[number] === known) return number;
      at = (at + 1) & mask;
    }
    const number = this.count++;
    slots[at] = number + 1;
    keys[number] = key;
    flags[number] = known;
    return number;
  }

  isKnown(number: number): boolean {
    return this.#known[number] === 1;
  }
}
