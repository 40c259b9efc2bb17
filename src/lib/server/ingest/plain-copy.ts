import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { csvLine } from './normalise-csv.ts';

/** One row of a file, to be written to its plain copy. */
export interface PlainRow {
  /** The number a person knows the row by. */
  readonly row: number;
  /** What is wrong with its shape; empty when nothing is. */
  readonly problem?: string;
  readonly cells: readonly string[];
}

/** Writes rows as a plain copy: UTF-8, a comma, LF, one row a line, its number and what is wrong with it first. */
export class PlainCopy {
  readonly #out: WriteStream;
  readonly #width: number;

  constructor(path: string, width: number) {
    this.#out = createWriteStream(path);
    this.#width = width;
  }

  async write({ row, problem = '', cells }: PlainRow): Promise<void> {
    const padded = Array.from({ length: this.#width }, (_, column) => cells[column] ?? '');
    if (!this.#out.write(`${csvLine([String(row), problem, ...padded])}\n`)) await once(this.#out, 'drain');
  }

  async close(): Promise<void> {
    this.#out.end();
    await once(this.#out, 'close');
  }
}
