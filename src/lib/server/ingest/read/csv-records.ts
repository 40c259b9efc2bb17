import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_LINE_LENGTH } from './limits.ts';

/** One record of a delimited text. `row` counts records from 1 as a spreadsheet shows them, empty ones included. */
export interface CsvRecord {
  readonly row: number;
  readonly fields: readonly string[];
  /** An unclosed or misplaced quote, or beyond a limit: the line is skipped, parsing resumes at the next one. */
  readonly broken: boolean;
  /** It has more than `MAX_COLUMNS` fields. */
  readonly tooWide?: boolean;
}

/** A parsed record and the offset after it. */
interface Found {
  readonly fields: readonly string[];
  readonly broken: boolean;
  readonly tooWide?: boolean;
  readonly next: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Splits delimited text into records, with any line endings, also mixed, and without losing one: a line
 * that cannot be parsed, or is beyond a limit, is a `broken` record. Text is passed in chunks to `push`; `end` returns the
 * rest. Holds at most one line of `MAX_LINE_LENGTH` and a chunk.
 */
export class CsvReader {
  readonly #delimiter: number;
  #text = '';
  #row = 0;
  /** The rest of a broken line is passed over as it comes. */
  #isSkipping = false;
  /** A line ended with CR at the end of the text: LF may follow. */
  #mayEndWithLf = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  push(text: string): CsvRecord[] {
    this.#text += text;
    return this.#records(false);
  }

  end(): CsvRecord[] {
    return this.#records(true);
  }

  #records(final: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let at = this.#resume();
    while (at < this.#text.length) {
      const found = this.#record(at, final);
      if (found === null) break;
      const { fields, broken, tooWide, next } = found;
      const row = (this.#row += 1);
      records.push(tooWide ? { row, fields, broken, tooWide } : { row, fields, broken });
      at = next;
    }
    this.#text = this.#text.slice(at);
    return records;
  }

  /** The offset at which the next record starts, behind what is left of a broken line. */
  #resume(): number {
    if (this.#text === '') return 0;
    let at = 0;
    if (this.#isSkipping) {
      at = this.#lineEnd(0);
      if (at === this.#text.length) return at;
      this.#isSkipping = false;
      this.#mayEndWithLf = this.#text.charCodeAt(at) === CR;
      at += 1;
    }
    if (this.#mayEndWithLf && at < this.#text.length) {
      if (this.#text.charCodeAt(at) === LF) at += 1;
      this.#mayEndWithLf = false;
    }
    return at;
  }

  /** The record that starts at `start`; null when more text is needed to see its end. */
  #record(start: number, final: boolean): Found | null {
    const text = this.#text;
    const fields: string[] = [];
    let at = start;
    for (;;) {
      if (fields.length === MAX_COLUMNS) return { ...this.#skipLine(start), tooWide: true };
      let end: number;
      if (text.charCodeAt(at) === QUOTE) {
        const close = this.#closingQuote(at);
        if (close === null || text.length - close <= 2) {
          if (!final && text.length - at < MAX_CELL_LENGTH) return this.#unfinished(start);
        }
        const after = close === null ? -1 : text.charCodeAt(close + 1);
        const ends = after === this.#delimiter || after === LF || after === CR || Number.isNaN(after);
        if (close === null || !ends || close - at > MAX_CELL_LENGTH) return this.#skipLine(start);
        fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
        end = close + 1;
      } else {
        end = at;
        while (end < text.length && !this.#endsField(text.charCodeAt(end))) end += 1;
        if (end - at > MAX_CELL_LENGTH) return this.#skipLine(start);
        if (end === text.length && !final) return this.#unfinished(start);
        fields.push(text.slice(at, end));
      }
      if (text.charCodeAt(end) === this.#delimiter) {
        at = end + 1;
        continue;
      }
      if (end - start > MAX_LINE_LENGTH) return this.#skipLine(start);
      const next = this.#afterLineEnd(end, final);
      return next === null ? null : { fields, broken: false, next };
    }
  }

  /** What begins at `start` does not end in the text: null while it may still be a record. */
  #unfinished(start: number): Found | null {
    return this.#text.length - start > MAX_LINE_LENGTH ? this.#skipLine(start) : null;
  }

  #endsField(code: number): boolean {
    return code === this.#delimiter || code === LF || code === CR;
  }

  #closingQuote(open: number): number | null {
    let at = this.#text.indexOf('"', open + 1);
    while (at >= 0 && this.#text.charCodeAt(at + 1) === QUOTE) at = this.#text.indexOf('"', at + 2);
    return at < 0 ? null : at;
  }

  /** The offset of the next line; null when the text ends inside a possible CR LF. */
  #afterLineEnd(end: number, final: boolean): number | null {
    if (this.#text.charCodeAt(end) !== CR) return end + 1;
    if (end + 1 === this.#text.length && !final) return null;
    return this.#text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
  }

  /** A broken record. Its line is passed over to its end, which may come with a later text. */
  #skipLine(start: number): Found {
    const end = this.#lineEnd(start);
    if (end === this.#text.length) this.#isSkipping = true;
    else this.#mayEndWithLf = this.#text.charCodeAt(end) === CR && end + 1 === this.#text.length;
    return { fields: [], broken: true, next: this.#afterLineEnd(end, true)! };
  }

  #lineEnd(from: number): number {
    let end = from;
    while (end < this.#text.length) {
      const code = this.#text.charCodeAt(end);
      if (code === LF || code === CR) break;
      end += 1;
    }
    return end;
  }
}
