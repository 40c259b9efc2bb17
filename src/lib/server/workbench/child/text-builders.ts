import type { DuckDBVector } from '@duckdb/node-api';
import { Field, makeData, Struct, Utf8, type Data } from 'apache-arrow';
import type { ResultColumn } from './result-column.ts';
import { GrowingArray } from './growing-array.ts';
import { textOf } from './json-value.ts';
import { Validity } from './number-builders.ts';
import { fieldsIn, listLengths, textBytes, textLengths, validityOf } from './vector-parts.ts';

const OFFSET_BYTES = 4;

/** Texts. */
export class TextBuilder implements ResultColumn {
  readonly type = new Utf8();
  readonly width = OFFSET_BYTES;
  readonly #bytes = new GrowingArray(Uint8Array);
  readonly #ends = new GrowingArray(Int32Array);
  readonly #validity = new Validity();

  constructor() {
    this.#ends.extend(1);
  }

  readonly bytesIn: NonNullable<ResultColumn['bytesIn']> = textLengths;

  reserve(rows: number): void {
    this.#ends.reserve(1 + rows);
  }

  append(vector: DuckDBVector, rows: number): void {
    const isValid = validityOf(vector);
    const ends = this.#ends.extend(rows);
    for (let row = 0; row < rows; row += 1) {
      if (isValid === null || isValid(row)) this.#bytes.append(this.bytesOf(vector, row));
      ends[row] = this.#bytes.length;
    }
    this.#validity.append(vector, rows);
  }

  protected bytesOf(vector: DuckDBVector, row: number): Uint8Array {
    return textBytes(vector, row);
  }

  data(): Data {
    return makeData({
      ...{ type: this.type, data: this.#bytes.values as Uint8Array },
      ...{ valueOffsets: this.#ends.values as Int32Array, ...this.#validity.parts },
    });
  }
}

/** What an entry of a list takes as text at least: a digit and a comma. */
const LEAST_ENTRY_BYTES = 2;

/** Values of any other type, as text. */
export class JsonBuilder extends TextBuilder {
  override readonly bytesIn = (vector: DuckDBVector) => {
    const lengths = listLengths(vector);
    return (row: number) => lengths(row) * LEAST_ENTRY_BYTES;
  };

  protected override bytesOf(vector: DuckDBVector, row: number): Uint8Array {
    return Buffer.from(textOf(vector.getItem(row)));
  }
}

/** Structs, each field a column of its own. */
export class StructBuilder implements ResultColumn {
  readonly type: Struct;
  readonly width: number;
  readonly bytesIn: ResultColumn['bytesIn'];
  readonly #fields: readonly ResultColumn[];
  readonly #validity = new Validity();

  constructor(names: readonly string[], fields: readonly ResultColumn[]) {
    this.#fields = fields;
    this.type = new Struct(names.map((name, i) => new Field(name, fields[i]!.type, true)));
    this.width = fields.reduce((sum, { width }) => sum + width, 0);
    const varies = fields.some(({ bytesIn }) => bytesIn !== null);
    this.bytesIn = varies ? (vector) => this.#varyingBytes(vector) : null;
  }

  #varyingBytes(vector: DuckDBVector): (row: number) => number {
    const vectors = fieldsIn(vector);
    const lengths = this.#fields.flatMap(({ bytesIn }, i) => bytesIn?.(vectors[i]!) ?? []);
    return (row) => lengths.reduce((sum, length) => sum + length(row), 0);
  }

  reserve(rows: number): void {
    this.#fields.forEach((field) => field.reserve(rows));
  }

  append(vector: DuckDBVector, rows: number): void {
    fieldsIn(vector).forEach((field, i) => this.#fields[i]!.append(field, rows));
    this.#validity.append(vector, rows);
  }

  data(): Data {
    const children = this.#fields.map((field) => field.data());
    return makeData({ type: this.type, children, ...this.#validity.parts });
  }
}
