/** One record of a delimited text. `row` counts records from 1 as a spreadsheet shows them, empty ones included. */
export interface CsvRecord {
  readonly row: number;
  readonly fields: readonly string[];
  /** An unclosed or misplaced quote: the line is skipped, parsing resumes at the next one. */
  readonly broken: boolean;
}

/** A longer quoted field is treated as an unclosed quote. */
const MAX_QUOTED_LENGTH = 65_536;
const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Splits delimited text into records, with any line endings, also mixed, and without losing one: a line
 * that cannot be parsed is a `broken` record. Text is passed in chunks to `push`; `end` returns the rest.
 */
export class CsvReader {
  readonly #delimiter: number;
  #text = '';
  #row = 0;

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
    let at = 0;
    while (at < this.#text.length) {
      const found = this.#record(at, final);
      if (found === null) break;
      this.#row += 1;
      records.push({ row: this.#row, fields: found.fields, broken: found.broken });
      at = found.next;
    }
    this.#text = this.#text.slice(at);
    return records;
  }

  /** The record that starts at `start`; null when more text is needed to see its end. */
  #record(start: number, final: boolean): { fields: string[]; broken: boolean; next: number } | null {
    const text = this.#text;
    const fields: string[] = [];
    let at = start;
    for (;;) {
      let end: number;
      if (text.charCodeAt(at) === QUOTE) {
        const close = this.#closingQuote(at);
        if (close === null || text.length - close <= 2) {
          if (!final && text.length - at < MAX_QUOTED_LENGTH) return null;
        }
        const after = close === null ? -1 : text.charCodeAt(close + 1);
        const ends = after === this.#delimiter || after === LF || after === CR || Number.isNaN(after);
        if (close === null || !ends || close - at > MAX_QUOTED_LENGTH) return this.#skipLine(start, final);
        fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
        end = close + 1;
      } else {
        end = at;
        while (end < text.length && !this.#endsField(text.charCodeAt(end))) end += 1;
        if (end === text.length && !final) return null;
        fields.push(text.slice(at, end));
      }
      if (text.charCodeAt(end) === this.#delimiter) {
        at = end + 1;
        continue;
      }
      const next = this.#afterLineEnd(end, final);
      return next === null ? null : { fields, broken: false, next };
    }
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

  #skipLine(start: number, final: boolean): { fields: string[]; broken: boolean; next: number } | null {
    let end = start;
    while (
      end < this.#text.length &&
      this.#text.charCodeAt(end) !== LF &&
      this.#text.charCodeAt(end) !== CR
    ) {
      end += 1;
    }
    const next = this.#afterLineEnd(end, final);
    return next === null ? null : { fields: [], broken: true, next };
  }
}
