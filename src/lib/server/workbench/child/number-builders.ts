import type { DuckDBVector } from '@duckdb/node-api';
import { Bool, Float64, makeData, type Data, type DataType, type Vector } from 'apache-arrow';
import type { ResultColumn } from './result-column.ts';
import { GrowingArray, GrowingBits, type NumbersOf } from './growing-array.ts';
import { bytesIn, numbersIn, validityOf } from './vector-parts.ts';

/** Which rows have a value: for a column without a missing one nothing is kept. */
export class Validity {
  #bits: GrowingBits | null = null;
  #rows = 0;

  append(vector: DuckDBVector, rows: number): void {
    const isValid = validityOf(vector);
    if (isValid !== null && this.#bits === null) {
      this.#bits = new GrowingBits();
      for (let row = 0; row < this.#rows; row += 1) this.#bits.append(true);
    }
    this.#rows += rows;
    if (this.#bits === null) return;
    for (let row = 0; row < rows; row += 1) this.#bits.append(isValid === null || isValid(row));
  }

  /** Length, count and bits of missing values, as Arrow's `makeData` takes them. */
  get parts() {
    const { unset = 0 } = this.#bits ?? {};
    return {
      length: this.#rows,
      nullCount: unset,
      ...(this.#bits && unset > 0 ? { nullBitmap: this.#bits.bytes } : {}),
    };
  }
}

/** Numbers that Arrow and the engine write alike; with a dictionary, places in it. */
export class NumberBuilder implements ResultColumn {
  readonly type: DataType;
  readonly width: number;
  readonly bytesIn = null;
  readonly #values: GrowingArray;
  readonly #validity = new Validity();
  readonly #dictionary: Vector | undefined;

  constructor(type: DataType, make: NumbersOf, dictionary?: Vector) {
    this.type = type;
    this.width = new make(1).BYTES_PER_ELEMENT;
    this.#values = new GrowingArray(make);
    this.#dictionary = dictionary;
  }

  reserve(rows: number): void {
    this.#values.reserve(rows);
  }

  append(vector: DuckDBVector, rows: number): void {
    this.#values.append(numbersIn(vector).subarray(0, rows));
    this.#validity.append(vector, rows);
  }

  data(): Data {
    const dictionary = this.#dictionary ? { dictionary: this.#dictionary } : {};
    return makeData({
      ...{ type: this.type, data: this.#values.values, ...this.#validity.parts, ...dictionary },
    } as never);
  }
}

const DOUBLE_BYTES = 8;

/** Numbers that become doubles one by one. */
abstract class DoubleBuilder implements ResultColumn {
  readonly type = new Float64();
  readonly width = DOUBLE_BYTES;
  readonly bytesIn = null;
  readonly #values = new GrowingArray(Float64Array);
  readonly #validity = new Validity();

  reserve(rows: number): void {
    this.#values.reserve(rows);
  }

  append(vector: DuckDBVector, rows: number): void {
    this.fill(this.#values.extend(rows) as Float64Array, vector, rows);
    this.#validity.append(vector, rows);
  }

  protected abstract fill(into: Float64Array, vector: DuckDBVector, rows: number): void;

  data(): Data {
    return makeData({
      ...{ type: this.type, data: this.#values.values as Float64Array, ...this.#validity.parts },
    });
  }
}

/** Whole numbers of 128 bits: the double next to them. */
export class WideNumberBuilder extends DoubleBuilder {
  protected fill(into: Float64Array, vector: DuckDBVector, rows: number): void {
    for (let row = 0; row < rows; row += 1) into[row] = Number(vector.getItem(row));
  }
}

/** Most digits of a decimal that the engine keeps in 2, 4 and 8 bytes, and that a double holds exactly. */
const IN_TWO_BYTES = 4;
const IN_FOUR_BYTES = 9;
const IN_DOUBLE = 15;
const IN_EIGHT_BYTES = 18;
const WORD = 2 ** 32;

/** Decimals: the double next to them, which is written with the same digits up to 15 of them. */
export class DecimalBuilder extends DoubleBuilder {
  readonly #digits: number;
  readonly #divisor: number;

  constructor(digits: number, scale: number) {
    super();
    this.#digits = digits;
    this.#divisor = 10 ** scale;
  }

  protected fill(into: Float64Array, vector: DuckDBVector, rows: number): void {
    const divisor = this.#divisor;
    const view = bytesIn(vector);
    const { buffer, byteOffset } = view;
    if (this.#digits <= IN_FOUR_BYTES) {
      const isShort = this.#digits <= IN_TWO_BYTES;
      const whole = isShort
        ? new Int16Array(buffer, byteOffset, rows)
        : new Int32Array(buffer, byteOffset, rows);
      for (let row = 0; row < rows; row += 1) into[row] = whole[row]! / divisor;
    } else if (this.#digits <= IN_DOUBLE) {
      // As two halves: a million of them take a third of the time of as many BigInts.
      const [low, high] = [
        new Uint32Array(buffer, byteOffset, 2 * rows),
        new Int32Array(buffer, byteOffset, 2 * rows),
      ];
      for (let row = 0; row < rows; row += 1)
        into[row] = (high[2 * row + 1]! * WORD + low[2 * row]!) / divisor;
    } else {
      const read = this.#digits <= IN_EIGHT_BYTES ? eightBytes(view) : sixteenBytes(view);
      for (let row = 0; row < rows; row += 1) into[row] = read(row) / divisor;
    }
  }
}

const eightBytes = (view: DataView) => (row: number) => Number(view.getBigInt64(row * 8, true));
const sixteenBytes = (view: DataView) => (row: number) =>
  Number((view.getBigInt64(row * 16 + 8, true) << 64n) | view.getBigUint64(row * 16, true));

/** Flags, a bit each. */
export class FlagBuilder implements ResultColumn {
  readonly type = new Bool();
  readonly width = 1;
  readonly bytesIn = null;
  readonly #bits = new GrowingBits();
  readonly #validity = new Validity();

  reserve(): void {}

  append(vector: DuckDBVector, rows: number): void {
    const view = bytesIn(vector);
    for (let row = 0; row < rows; row += 1) this.#bits.append(view.getUint8(row) !== 0);
    this.#validity.append(vector, rows);
  }

  data(): Data {
    return makeData({ type: this.type, data: this.#bits.bytes, ...this.#validity.parts });
  }
}
