import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { csvLine } from './normalise-csv.ts';
import { plainCell } from './letters/plain-cell.ts';

/** A row of a plain copy. */
export interface PlainRow {
  /** The row's number in the original file. */
  readonly row: number;
  /** The problem of its shape; empty if there is none. */
  readonly problem?: string;
  readonly cells: readonly string[];
}

const BUFFER_SIZE = 256 * 1024;

/** Writes a plain copy: UTF-8, comma, LF, one row per line, beginning with its number and problem. */
export class PlainCopy {
  readonly #out: WriteStream;
  readonly #width: number;
  #lines = '';

  constructor(path: string, width: number) {
    this.#out = createWriteStream(path);
    this.#width = width;
  }

  async write({ row, problem = '', cells }: PlainRow): Promise<void> {
    const padded = Array.from({ length: this.#width }, (_, column) => plainCell(cells[column] ?? ''));
    this.#lines += `${csvLine([String(row), problem, ...padded])}\n`;
    if (this.#lines.length > BUFFER_SIZE) await this.#flush();
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
