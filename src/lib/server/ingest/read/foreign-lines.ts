import { isUtf8 } from 'node:buffer';

const LF = 10;
/** Enough lines to tell one old encoding from another. */
const KEPT_BYTES = 64 * 1024;

/** Collects some of the lines of a text that are no UTF-8, wherever in the file they stand. */
export class ForeignLines {
  #rest = Buffer.alloc(0);
  readonly #lines: Buffer[] = [];
  #kept = 0;

  push(chunk: Buffer): void {
    if (this.#kept >= KEPT_BYTES) return;
    const [first, last] = [chunk.indexOf(LF), chunk.lastIndexOf(LF)];
    if (first < 0) {
      // A line longer than a chunk is no line of words: its beginning will do.
      if (this.#rest.length < KEPT_BYTES)
        this.#rest = Buffer.concat([this.#rest, chunk.subarray(0, KEPT_BYTES)]);
      return;
    }
    this.#look(Buffer.concat([this.#rest, chunk.subarray(0, first + 1)]));
    const whole = chunk.subarray(first + 1, last + 1);
    if (!isUtf8(whole)) this.#collect(whole);
    this.#rest = Buffer.from(chunk.subarray(last + 1));
  }

  /** The lines found; null when there are none. */
  end(): Buffer | null {
    if (this.#rest.length < KEPT_BYTES) this.#look(this.#rest);
    return this.#lines.length === 0 ? null : Buffer.concat(this.#lines);
  }

  #collect(lines: Buffer): void {
    for (let from = 0; from < lines.length && this.#kept < KEPT_BYTES;) {
      const end = lines.indexOf(LF, from) + 1 || lines.length;
      this.#look(lines.subarray(from, end));
      from = end;
    }
  }

  #look(line: Buffer): void {
    if (isUtf8(line)) return;
    const kept = Buffer.from(line.subarray(0, KEPT_BYTES));
    this.#lines.push(kept);
    this.#kept += kept.length;
  }
}
