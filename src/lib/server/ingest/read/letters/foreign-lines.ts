import { isUtf8 } from 'node:buffer';

const LF = 10;
/** Enough to distinguish legacy encodings. */
const MAX_BYTES = 64 * 1024;

/** Collects lines of a text that are not valid UTF-8, from anywhere in the file. */
export class ForeignLines {
  #rest = Buffer.alloc(0);
  readonly #lines: Buffer[] = [];
  #bytes = 0;

  push(chunk: Buffer): void {
    if (this.#bytes >= MAX_BYTES) return;
    const [first, last] = [chunk.indexOf(LF), chunk.lastIndexOf(LF)];
    if (first < 0) {
      // A line longer than a chunk is not prose: its beginning suffices.
      if (this.#rest.length < MAX_BYTES)
        this.#rest = Buffer.concat([this.#rest, chunk.subarray(0, MAX_BYTES)]);
      return;
    }
    this.#look(Buffer.concat([this.#rest, chunk.subarray(0, first + 1)]));
    const whole = chunk.subarray(first + 1, last + 1);
    if (!isUtf8(whole)) this.#collect(whole);
    this.#rest = Buffer.from(chunk.subarray(last + 1));
  }

  /** The collected lines; null if there are none. */
  end(): Buffer | null {
    if (this.#rest.length < MAX_BYTES) this.#look(this.#rest);
    return this.#lines.length === 0 ? null : Buffer.concat(this.#lines);
  }

  #collect(lines: Buffer): void {
    for (let from = 0; from < lines.length && this.#bytes < MAX_BYTES;) {
      const end = lines.indexOf(LF, from) + 1 || lines.length;
      this.#look(lines.subarray(from, end));
      from = end;
    }
  }

  #look(line: Buffer): void {
    if (isUtf8(line)) return;
    const start = Buffer.from(line.subarray(0, MAX_BYTES));
    this.#lines.push(start);
    this.#bytes += start.length;
  }
}
