import type { DuckDBListVector, DuckDBStructVector, DuckDBVector } from '@duckdb/node-api';

/** The arrays behind the fields of all structs of a list vector. */
export type Fields = readonly (Float64Array | Int32Array | Uint32Array | Uint8Array)[];

/** Part of the arrays of `Fields`, `to` excluded. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The fields of the structs in a vector of lists, none of them null, as arrays: a call for each value takes ten times as long. */
export function fieldsOf(lists: DuckDBVector): Fields {
  const structs = (lists as DuckDBListVector).childVector as DuckDBStructVector;
  return structs.type.entryNames.map((_, i) => {
    const { items } = structs.entryVectorAt(i) as unknown as { readonly items: Fields[number] };
    return items;
  });
}

/** Where the elements of a list are in the arrays of `fieldsOf`. */
export function rangeOf(lists: DuckDBVector, row: number): Range {
  const from = (lists as DuckDBListVector).getEntryOffset(row);
  return { from, to: from + (lists as DuckDBListVector).getEntryLength(row) };
}

/** Values as whole numbers from 0: `(x + shift) / scale` is the value; -1 stands for one that is not finite. */
export interface WholeValues {
  readonly x: Float64Array;
  readonly scale: number;
  readonly shift: number;
}

/** Speeds in Mbps are whole kbit/s, times in ms whole µs. */
const THOUSANDTHS = 1000;
/** Others are rounded to a power of ten so that the largest is below this: some seven digits. */
const LARGEST_ROUNDED = 2 ** 23;
/** Relative error of a thousandth that went through a double. */
const TOLERANCE = 1e-9;
/** Values have 32 bits: sums of a few million are exact. */
const LARGEST = 2 ** 32 - 1;

let buffer = new Float64Array(1024);

/**
 * Values as exact whole numbers: thousandths where all are, as speeds and times are, else rounded. The array is valid
 * until the next call.
 */
export function wholeValues(values: Fields[number], { from, to }: Range): WholeValues {
  if (buffer.length < to - from) buffer = new Float64Array(2 * (to - from));
  let [least, most, thousandths] = [Infinity, -Infinity, true];
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    const scaled = value * THOUSANDTHS;
    if (Math.abs(scaled - Math.round(scaled)) > TOLERANCE * Math.max(1, Math.abs(scaled)))
      thousandths = false;
  }
  const width = Math.max(Math.abs(most), most - least);
  const isExact = thousandths && width * THOUSANDTHS <= LARGEST;
  const scale = isExact ? THOUSANDTHS : 10 ** Math.floor(Math.log10(LARGEST_ROUNDED / width));
  const shift = least < 0 ? Math.round(least * scale) : 0;
  const x = buffer;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    x[i - from] = Number.isFinite(value) ? Math.round(value * scale) - shift : -1;
  }
  return { x, scale, shift };
}
