type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;
/** An array of numbers of one width. */
export type Numbers = NumberArray;
/** Makes one of a length. */
export type NumbersOf = new (length: number) => Numbers;

/** Rows of a chunk of the engine: the first block takes as many. */
const FIRST = 2048;
/** Entries of a block at most, unless more are wanted at once. */
const LARGEST = 65_536;

/** Numbers that become more, in blocks: what is there is not copied each time that there are more of them. */
export class GrowingArray {
  readonly #make: NumbersOf;
  readonly #full: Numbers[] = [];
  #block: Numbers;
  #used = 0;
  #length = 0;

  constructor(make: NumbersOf) {
    this.#make = make;
    this.#block = new make(FIRST);
  }

  get length(): number {
    return this.#length;
  }

  /** Room for so many more, zero at first; it counts as filled. */
  extend(by: number): Numbers {
    if (this.#used + by > this.#block.length) {
      this.#full.push(this.#block.subarray(0, this.#used));
      this.#block = new this.#make(Math.max(by, Math.min(LARGEST, this.#block.length * 2)));
      this.#used = 0;
    }
    const room = this.#block.subarray(this.#used, this.#used + by);
    this.#used += by;
    this.#length += by;
    return room;
  }

  /** Makes one block for so many in all. The system gives memory of it when it is written to. */
  reserve(length: number): void {
    const block = new this.#make(Math.max(length, this.#length));
    block.set(this.values as never);
    this.#full.length = 0;
    this.#block = block;
    this.#used = this.#length;
  }

  append(values: Numbers): void {
    this.extend(values.length).set(values as never);
  }

  /** All of them, in one array. */
  get values(): Numbers {
    const last = this.#block.subarray(0, this.#used);
    if (this.#full.length === 0) return last;
    const all = new this.#make(this.#length);
    let at = 0;
    for (const block of [...this.#full, last]) {
      all.set(block as never, at);
      at += block.length;
    }
    return all;
  }
}

const BITS = 8;

/** Flags that become more, a bit each, lowest first, as Arrow has them. */
export class GrowingBits {
  #bytes = new Uint8Array(FIRST);
  #length = 0;
  /** How many of them are not set. */
  unset = 0;

  append(set: boolean): void {
    const byte = Math.floor(this.#length / BITS);
    if (byte >= this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (set) this.#bytes[byte]! |= 1 << (this.#length % BITS);
    else this.unset += 1;
    this.#length += 1;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, Math.ceil(this.#length / BITS));
  }
}
