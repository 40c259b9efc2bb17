import type { LoadProgress } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import { DatabaseError } from '../db/errors.ts';

const POLL_MS = 200;

/** Tells how far a load is, and stops it when it is called off. */
export class LoadWatch {
  readonly #tell: (progress: LoadProgress) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #bytes: number;
  #rows: number | null = null;

  constructor(tell: (progress: LoadProgress) => void, signal: AbortSignal | undefined, bytes: number) {
    this.#tell = tell;
    this.#signal = signal;
    this.#bytes = bytes;
  }

  set rows(rows: number) {
    this.#rows = rows;
  }

  say(stage: LoadProgress['stage'], fraction: number | null = null): void {
    this.#tell({ stage, fraction, rows: this.#rows, bytes: this.#bytes });
  }

  /** Throws the Fault that says so when the load was called off. */
  check(): void {
    if (this.#signal?.aborted) throw new Fault('load_cancelled', {}, 409);
  }

  /** Runs statements of one stage, telling their progress. A load called off meanwhile ends in a Fault. */
  async during<T>(writer: Writer, stage: LoadProgress['stage'], work: () => Promise<T>): Promise<T> {
    this.check();
    this.say(stage);
    const stop = () => writer.interrupt();
    const poll = setInterval(() => this.say(stage, writer.progress), POLL_MS);
    this.#signal?.addEventListener('abort', stop);
    try {
      return await work();
    } catch (error) {
      if (error instanceof DatabaseError && error.interrupted) this.check();
      throw error;
    } finally {
      clearInterval(poll);
      this.#signal?.removeEventListener('abort', stop);
    }
  }
}
