const FIRST_CAPACITY = 1 << 8;

/** Maps pairs of unsigned 32-bit integers to numbers 0, 1, 2, … in order of first appearance. */
export class PairDictionary {
  #count = 0;
  #first = new Uint32Array(FIRST_CAPACITY);
  #second = new Uint32Array(FIRST_CAPACITY);
  /** Hash table with linear probing: a pair's number plus 1; 0 if empty. */
  #slots = new Int32Array(2 * FIRST_CAPACITY);

  get count(): number {
    return this.#count;
  }

  /** The first integer of each pair, by its number. */
  get first(): Uint32Array {
    return this.#first.subarray(0, this.#count);
  }

  /** The second integer of each pair, by its number. */
  get second(): Uint32Array {
    return this.#second.subarray(0, this.#count);
  }

  numberOf(first: number, second: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = mixed(first, second) & mask;
    for (let found = slots[at]!; found !== 0; found = slots[at]!) {
      if (this.#first[found - 1] === first && this.#second[found - 1] === second) return found - 1;
      at = (at + 1) & mask;
    }
    if (this.#count === this.#first.length) {
      this.#grow();
      return this.numberOf(first, second);
    }
    this.#first[this.#count] = first;
    this.#second[this.#count] = second;
    slots[at] = this.#count + 1;
    return this.#count++;
  }

  #grow(): void {
    const capacity = 2 * this.#first.length;
    const [first, second] = [new Uint32Array(capacity), new Uint32Array(capacity)];
    first.set(this.#first);
    second.set(this.#second);
    const slots = new Int32Array(2 * capacity);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let at = mixed(first[number]!, second[number]!) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = number + 1;
    }
    [this.#first, this.#second, this.#slots] = [first, second, slots];
  }
}

/**
 * Hashes a pair of integers to an unsigned 32-bit integer with the steps of MurmurHash3 (Appleby, public domain). Pairs
 * with the same second integer never collide.
 */
export function mixed(first: number, second: number): number {
  let hash = Math.imul(first, 0xcc9e2d51) ^ Math.imul(second, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
