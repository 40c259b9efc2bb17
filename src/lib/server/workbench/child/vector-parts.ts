import { DuckDBVector, type DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { Numbers } from './growing-array.ts';

/** What the library keeps private of a vector: a call per value would take ten times as long. */
interface Parts {
  readonly items?: Numbers;
  readonly dataView?: DataView;
  /** Vectors of maps and unions have none of their own. */
  readonly validity?: { readonly data: BigUint64Array | null };
  readonly entryVectors?: readonly DuckDBVector[];
  readonly entryData?: BigUint64Array;
}

const partsOf = (vector: DuckDBVector) => vector as unknown as Parts;

/**
 * The columns of a chunk, of types that are known. Asked without them, the library reads each type anew for each chunk: of
 * an enumeration every value, as often as there are 2,048 rows.
 */
export const vectorsOf = (chunk: DuckDBDataChunk, types: readonly DuckDBType[]): readonly DuckDBVector[] =>
  types.map((type, i) =>
    DuckDBVector.create(duckdb.data_chunk_get_vector(chunk.chunk, i), chunk.rowCount, type),
  );

/** The array behind a vector of numbers. */
export const numbersIn = (vector: DuckDBVector): Numbers => partsOf(vector).items!;
/** The bytes behind a vector of decimals, flags or texts. */
export const bytesIn = (vector: DuckDBVector): DataView => partsOf(vector).dataView!;
/** The vectors of a struct's fields. */
export const fieldsIn = (vector: DuckDBVector): readonly DuckDBVector[] => partsOf(vector).entryVectors!;

/** Which rows of a vector have a value? Null when all do. */
export function validityOf(vector: DuckDBVector): ((row: number) => boolean) | null {
  const { validity } = partsOf(vector);
  if (validity === undefined) return (row) => vector.getItem(row) !== null;
  const { data } = validity;
  if (data === null) return null;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return (row) => ((bytes[row >> 3]! >> (row & 7)) & 1) === 1;
}

/** A text of up to 12 bytes stands in its vector; of a longer one the vector has length, four bytes and an address. */
const TEXT_BYTES = 16;
const INLINE_BYTES = 12;
const LENGTH_BYTES = 4;

/** Length in bytes of the text in each row, without reading it; 0 where there is none. */
export function textLengths(vector: DuckDBVector): (row: number) => number {
  const view = bytesIn(vector);
  const isValid = validityOf(vector);
  return (row) => (isValid === null || isValid(row) ? view.getUint32(row * TEXT_BYTES, true) : 0);
}

/** The text in a row as UTF-8. The row must have one. */
export function textBytes(vector: DuckDBVector, row: number): Uint8Array {
  const view = bytesIn(vector);
  const length = view.getUint32(row * TEXT_BYTES, true);
  if (length > INLINE_BYTES) return Buffer.from(vector.getItem(row) as DuckDBValue as string);
  return new Uint8Array(view.buffer, view.byteOffset + row * TEXT_BYTES + LENGTH_BYTES, length);
}

/** How many entries has the list in each row? 0 where there is none, or where the vector is none of lists. */
export function listLengths(vector: DuckDBVector): (row: number) => number {
  const { entryData } = partsOf(vector);
  const isValid = validityOf(vector);
  if (!entryData) return () => 0;
  return (row) => (isValid === null || isValid(row) ? Number(entryData[row * 2 + 1]) : 0);
}
