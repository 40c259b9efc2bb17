import { LRUCache } from 'lru-cache';
import type { Parameters, Statement } from './statement.ts';

/** Rows that are kept at most, of all statements together: some 20 MB of reports, which have the most columns. */
const MOST_ROWS = 40_000;

/** How many changes a file has had that others can see; one count for all who read the file. */
export interface Changes {
  seen: number;
}

/**
 * The rows of statements that every page asks, until the file changes: then each is read anew, so that nobody sees rows
 * from before a change that has ended. Who asks while the same is being read gets the same rows.
 */
export class KeptRows {
  readonly #changes: Changes;
  readonly #kept = new LRUCache<string, readonly unknown[]>({
    maxSize: MOST_ROWS,
    sizeCalculation: (rows) => rows.length + 1,
  });
  #reading = new Map<string, Promise<readonly unknown[]>>();
  #of: number;

  constructor(changes: Changes) {
    this.#changes = changes;
    this.#of = changes.seen;
  }

  /** The rows of a statement: kept ones, or as `read` gives them now. A failed read is not kept. */
  async of<Row, Params extends Parameters>(
    { text }: Statement<Row, Params>,
    params: Params,
    read: () => Promise<Row[]>,
  ): Promise<readonly Row[]> {
    this.#forgetOlder();
    const key = JSON.stringify([
      text,
      Object.entries(params).map(([name, value]) => [name, typeof value, `${value}`]),
    ]);
    const known = this.#kept.get(key) ?? this.#reading.get(key);
    if (known) return known as Promise<readonly Row[]> | readonly Row[];
    const reading = this.#reading;
    const rows = read();
    reading.set(key, rows);
    try {
      const found = await rows;
      this.#forgetOlder();
      // A map of its own since: the file has changed while these were read.
      if (reading === this.#reading) this.#kept.set(key, found);
      return found;
    } finally {
      reading.delete(key);
    }
  }

  #forgetOlder(): void {
    if (this.#of === this.#changes.seen) return;
    this.#of = this.#changes.seen;
    this.#kept.clear();
    this.#reading = new Map();
  }
}
