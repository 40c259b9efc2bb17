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

const FIRST = 2048;

/** Numbers that become more: memory doubles as they do. */
export class GrowingArray {
  readonly #make: NumbersOf;
  #values: Numbers;
  #length = 0;

  constructor(make: NumbersOf) {
    this.#make = make;
    this.#values = new make(FIRST);
  }

  get length(): number {
    return this.#length;
  }

  /** Room for so many more, zero at first; it counts as filled. */
  extend(by: number): Numbers {
    const length = this.#length + by;
    if (length > this.#values.length) {
      const larger = new this.#make(Math.max(length, this.#values.length * 2));
      larger.set(this.#values.subarray(0, this.#length) as never);
      this.#values = larger;
    }
    const room = this.#values.subarray(this.#length, length);
    this.#length = length;
    return room;
  }

  append(values: Numbers): void {
    this.extend(values.length).set(values as never);
  }

  /** All of them. */
  get values(): Numbers {
    return this.#values.subarray(0, this.#length);
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
