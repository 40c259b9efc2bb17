const FIRST_CAPACITY = 1 << 8;

/** Numbers pairs of 32-bit whole numbers 0, 1, 2, … as they come, the same pair always alike. */
export class PairDictionary {
  #count = 0;
  #first = new Uint32Array(FIRST_CAPACITY);
  #second = new Uint32Array(FIRST_CAPACITY);
  /** One more than a pair's number, where its hash leads; 0 where nothing is. */
  #slots = new Int32Array(2 * FIRST_CAPACITY);

  get count(): number {
    return this.#count;
  }

  /** The first numbers of the pairs, by the pairs' own. */
  get first(): Uint32Array {
    return this.#first.subarray(0, this.#count);
  }

  /** The second numbers of the pairs, by the pairs' own. */
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
 * Scatters pairs of numbers evenly over the 32-bit numbers from 0: MurmurHash3's steps (Appleby, public domain). Pairs
 * of the same second number never meet.
 */
export function mixed(first: number, second: number): number {
  let hash = Math.imul(first, 0xcc9e2d51) ^ Math.imul(second, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
