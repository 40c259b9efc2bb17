import { Fault } from '#lib/domain/fault.ts';
import { MAX_JSON_DEPTH } from './limits.ts';

/** The text of an object in a list. */
export interface ListedObject {
  /** Path of the list, with dots; empty for a list at the top level. */
  readonly list: string;
  readonly json: string;
}

interface Frame {
  readonly isList: boolean;
  /** The path of this container. */
  readonly path: string;
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COLON] = [...'"\\{}[]:'].map((mark) =>
  mark.charCodeAt(0),
);
/** A longer object is not a row of a table. */
const MAX_OBJECT_LENGTH = 4_000_000;

/**
 * Finds the objects of every list in a streamed JSON text of any size: only one object is held
 * at a time. Lists inside such an object are part of it. Throws a Fault for truncated, wrongly or too deeply nested text.
 */
export class JsonLists {
  #text = '';
  #at = 0;
  readonly #open: Frame[] = [];
  /** The last string outside an object, which may be a key. */
  #word = '';
  #name = '';
  #inString = false;
  #stringFrom = 0;
  #begun = -1;
  #depth = 0;

  *push(piece: string): Generator<ListedObject> {
    this.#text += piece;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (this.#inString) {
        if (code === BACKSLASH) this.#at += 1;
        else if (code === QUOTE) this.#endString();
      } else if (code === QUOTE) {
        this.#inString = true;
        this.#stringFrom = this.#at + 1;
      } else if (code === COLON) {
        if (this.#begun < 0) this.#name = this.#word;
      } else if (code === OPEN || code === OPEN_LIST) this.#enter(code === OPEN_LIST);
      else if (code === CLOSE || code === CLOSE_LIST) {
        const found = this.#leave(code === CLOSE_LIST);
        if (found) yield found;
      }
    }
    this.#discardRead();
  }

  /** Throws a Fault when the text is truncated. */
  end(): void {
    if (this.#open.length > 0 || this.#begun >= 0 || this.#inString) throw new Fault('file_damaged');
  }

  #enter(isList: boolean): void {
    const around = this.#open[this.#open.length - 1];
    if (this.#open.length + this.#depth >= MAX_JSON_DEPTH) throw new Fault('json_too_deep');
    if (this.#begun >= 0) this.#depth += 1;
    else if (!isList && around?.isList) {
      this.#begun = this.#at;
      this.#depth = 1;
    } else {
      const name = around && !around.isList ? this.#name : '';
      this.#open.push({ isList, path: [around?.path, name].filter(Boolean).join('.') });
    }
  }

  #leave(isList: boolean): ListedObject | null {
    if (this.#begun >= 0) {
      this.#depth -= 1;
      if (this.#depth > 0) return null;
      const json = this.#text.slice(this.#begun, this.#at + 1);
      this.#begun = -1;
      return { list: this.#open[this.#open.length - 1]!.path, json };
    }
    if (this.#open.pop()?.isList !== isList) throw new Fault('file_damaged');
    return null;
  }

  #endString(): void {
    this.#inString = false;
    if (this.#begun < 0) this.#word = this.#text.slice(this.#stringFrom, this.#at);
  }

  /** Discards text that was read. */
  #discardRead(): void {
    const from = this.#begun >= 0 ? this.#begun : this.#inString ? this.#stringFrom : this.#text.length;
    if (this.#at - from > MAX_OBJECT_LENGTH) throw new Fault('file_damaged');
    this.#text = this.#text.slice(from);
    this.#at -= from;
    this.#stringFrom -= from;
    if (this.#begun >= 0) this.#begun = 0;
  }
}
