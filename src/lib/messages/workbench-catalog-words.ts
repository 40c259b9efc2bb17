import type { Words } from './words.ts';

/** What a column means, and a value it can have. */
export interface ColumnWords {
  readonly meaning: Words;
  readonly example: string;
}

/** Writes a column's words down. */
export const words = (vi: string, en: string, example: string): ColumnWords => ({
  meaning: { vi, en },
  example,
});
