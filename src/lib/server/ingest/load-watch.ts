import type { LoadProgress, LoadStage } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import { DatabaseError } from '../db/errors.ts';

const POLL_MS = 200;
/** Time left is not told from less than this share of the work. */
const MIN_SHARE_FOR_ESTIMATE = 0.03;
/** The part of a load's time that each stage takes, as measured on large files. */
const SHARES: readonly (readonly [LoadStage, number])[] = [
  ['receive', 0.08],
  ['queue', 0],
  ['read', 0.5],
  ['duplicates', 0.07],
  ['write', 0.35],
  ['done', 0],
];

/** Tells how far a load is and how long it will still take, and stops it when it is called off. */
export class LoadWatch {
  readonly #onProgress: (progress: LoadProgress) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #bytes: number;
  readonly #startedAt = performance.now();
  #queuedAt: number | null = null;
  #waitedMs = 0;
  #fraction = 0;
  #rows: number | null = null;

  constructor(onProgress: (progress: LoadProgress) => void, signal: AbortSignal | undefined, bytes: number) {
    this.#onProgress = onProgress;
    this.#signal = signal;
    this.#bytes = bytes;
  }

  set rows(rows: number) {
    this.#rows = rows;
  }

  /** `part` is how much of the stage is done, 0 to 1; the load as a whole never goes back. */
  report(stage: LoadStage, part: number | null = null): void {
    this.#endQueue();
    const done = stage === 'done' ? 1 : doneBefore(stage) + shareOf(stage) * (part ?? 0);
    this.#fraction = Math.max(this.#fraction, done);
    this.#notify(stage, null);
  }

  /** Waits for the warehouse, and for which file (null: for nothing that is known). */
  queue(waitingFor: string | null): void {
    this.#queuedAt = performance.now();
    this.#notify('queue', waitingFor);
  }

  /** Throws the Fault that says so when the load was called off. */
  check(): void {
    if (this.#signal?.aborted) throw new Fault('load_cancelled', {}, 409);
  }

  /** Runs statements of one stage, telling their progress. A load called off meanwhile ends in a Fault. */
  async runStage<T>(writer: Writer, stage: LoadStage, work: () => Promise<T>): Promise<T> {
    this.check();
    this.report(stage);
    const stop = () => writer.interrupt();
    const poll = setInterval(() => {
      // Called off between two statements, there was none to stop: the next one is.
      if (this.#signal?.aborted) stop();
      else this.report(stage, writer.progress);
    }, POLL_MS);
    this.#signal?.addEventListener('abort', stop);
    try {
      const result = await work();
      this.check();
      return result;
    } catch (error) {
      if (error instanceof DatabaseError && error.interrupted) this.check();
      throw error;
    } finally {
      clearInterval(poll);
      this.#signal?.removeEventListener('abort', stop);
    }
  }

  #notify(stage: LoadStage, waitingFor: string | null): void {
    const [fraction, rows, bytes] = [this.#fraction, this.#rows, this.#bytes];
    this.#onProgress({ stage, fraction, rows, bytes, secondsLeft: this.#secondsLeft(), waitingFor });
  }

  #secondsLeft(): number | null {
    if (this.#queuedAt !== null || this.#fraction < MIN_SHARE_FOR_ESTIMATE) return null;
    const elapsed = performance.now() - this.#startedAt - this.#waitedMs;
    return Math.round((elapsed * (1 - this.#fraction)) / this.#fraction / 1000);
  }

  #endQueue(): void {
    if (this.#queuedAt === null) return;
    this.#waitedMs += performance.now() - this.#queuedAt;
    this.#queuedAt = null;
  }
}

const shareOf = (stage: LoadStage): number => SHARES.find(([name]) => name === stage)![1];

function doneBefore(stage: LoadStage): number {
  const index = SHARES.findIndex(([name]) => name === stage);
  return SHARES.slice(0, index).reduce((sum, [, share]) => sum + share, 0);
}
