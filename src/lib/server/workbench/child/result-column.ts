import type { DuckDBVector } from '@duckdb/node-api';
import type { Data, DataType } from 'apache-arrow';

/** Takes in a column of a result chunk by chunk, and gives it as Arrow has it. */
export interface ResultColumn {
  readonly type: DataType;
  /** Bytes that a row takes at least. */
  readonly width: number;
  /** Bytes that each row of a vector takes beside `width`; null where every row takes `width`. */
  readonly bytesIn: ((vector: DuckDBVector) => (row: number) => number) | null;
  /** Makes room for so many rows in all, so that what was taken in need not be copied once more when it is complete. */
  reserve(rows: number): void;
  append(vector: DuckDBVector, rows: number): void;
  data(): Data;
}
