const FIRST_SLOTS = 1024;
/** Slots for each row: the table is at most half full. */
const SLOTS_PER_ROW = 2;
/** Fractional part of the golden ratio in 32 bits: spreads consecutive numbers over the table. */
const SPREAD = 0x9e3779b1;

/**
 * Numbers the clusters of one list 0, 1, 2, … in order of first appearance: pairs of a key and a flag (device known).
 * An open-addressing hash table whose arrays serve one list after the other.
 */
export class ClusterTable {
  /** By slot, the number of a cluster plus 1; 0 if empty. */
  #slots = new Int32Array(FIRST_SLOTS);
  #shift = 32 - Math.log2(FIRST_SLOTS);
  #keys = new Int32Array(FIRST_SLOTS);
  #known = new Uint8Array(FIRST_SLOTS);
  count = 0;

  /** Forgets all clusters, and makes place for as many as there are rows. */
  begin(rows: number): void {
    let slots = FIRST_SLOTS;
    while (slots < SLOTS_PER_ROW * rows) slots *= 2;
    if (slots > this.#slots.length) {
      this.#slots = new Int32Array(slots);
      this.#keys = new Int32Array(slots);
      this.#known = new Uint8Array(slots);
    } else this.#slots.fill(0, 0, slots);
    this.#shift = 32 - Math.log2(slots);
    this.count = 0;
  }

  numberOf(key: number, known: number): number {
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

  /** How many clusters are known devices? */
  known(): number {
    let known = 0;
    for (let number = 0; number < this.count; number++) known += this.#known[number]!;
    return known;
  }
}
