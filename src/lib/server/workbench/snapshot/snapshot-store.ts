import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogView } from '#lib/domain/workbench/catalog-view.ts';

/** A snapshot on disk. Equal names hold equal views, but for the numbers that devices are given. */
export interface Snapshot {
  readonly name: string;
  readonly path: string;
  readonly dataVersion: number;
  /** At least one of its batches was generated. */
  readonly simulated: boolean;
  /** Its views. */
  readonly catalog: readonly CatalogView[];
}

/** A snapshot that somebody reads: its file stays until `release`. */
export interface HeldSnapshot extends Snapshot {
  release(): Promise<void>;
}

const FILE = /^snapshot-[\w-]+\.duckdb$/;

/** The name of a snapshot: of which data version, and a digest of all that its views follow from. */
export const snapshotName = (dataVersion: number, digest: string): string =>
  `snapshot-${dataVersion}-${digest}`;

/** Is a file of the folder a snapshot of this data version? */
export const isSnapshotOf = (file: string, dataVersion: number): boolean =>
  FILE.test(file) && file.startsWith(snapshotName(dataVersion, ''));

/** The snapshots of a folder: the newest one is read from, earlier ones go once nobody reads them. */
export class SnapshotStore {
  readonly folder: string;
  #newest: Snapshot | null = null;
  /** Readers of each snapshot, by name. */
  readonly #readers = new Map<string, number>();
  readonly #closing = new AbortController();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The snapshot that queries are put to; null before the first is made. */
  get newest(): Snapshot | null {
    return this.#newest;
  }

  /** Ends a making that is under way. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  close(): Promise<void> {
    this.#closing.abort();
    return Promise.resolve();
  }

  pathOf(name: string): string {
    return join(this.folder, `${name}.duckdb`);
  }

  /** Takes a whole snapshot into use and removes those that nobody reads. */
  async use(snapshot: Snapshot): Promise<void> {
    this.#newest = snapshot;
    await this.removeUnread();
  }

  /** The newest snapshot for a reader; null before the first is made. */
  hold(): HeldSnapshot | null {
    const snapshot = this.#newest;
    if (snapshot === null) return null;
    this.#readers.set(snapshot.name, (this.#readers.get(snapshot.name) ?? 0) + 1);
    let held = true;
    return {
      ...snapshot,
      release: async () => {
        if (!held) return;
        held = false;
        const left = this.#readers.get(snapshot.name)! - 1;
        if (left > 0) this.#readers.set(snapshot.name, left);
        else this.#readers.delete(snapshot.name);
        if (left === 0 && snapshot !== this.#newest) await this.removeUnread();
      },
    };
  }

  /** Removes the files of snapshots that are neither the newest nor read, those of an earlier program included. */
  async removeUnread(): Promise<void> {
    for (const file of await readdir(this.folder).catch(() => [])) {
      const name = file.replace(/\.duckdb$/, '');
      if (!FILE.test(file) || name === this.#newest?.name || this.#readers.has(name)) continue;
      await rm(join(this.folder, file), { force: true });
    }
  }
}
