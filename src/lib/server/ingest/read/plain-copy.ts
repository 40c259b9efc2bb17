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

const WRITTEN_AT_ONCE = 256 * 1024;

/** Writes rows as a plain copy: UTF-8, a comma, LF, one row a line, its number and what is wrong with it first. */
export class PlainCopy {
  readonly #out: WriteStream;
  readonly #width: number;
  #lines = '';

  constructor(path: string, width: number) {
    this.#out = createWriteStream(path);
    this.#width = width;
  }

  async write({ row, problem = '', cells }: PlainRow): Promise<void> {
    const padded = Array.from({ length: this.#width }, (_, column) => cells[column] ?? '');
    this.#lines += `${csvLine([String(row), problem, ...padded])}\n`;
    if (this.#lines.length > WRITTEN_AT_ONCE) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    this.#out.end();
    await once(this.#out, 'close');
  }

  async #flush(): Promise<void> {
    const lines = this.#lines;
    this.#lines = '';
    if (!this.#out.write(lines)) await once(this.#out, 'drain');
  }
}
