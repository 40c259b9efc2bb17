import type { LoadProgress, LoadStage } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import { DatabaseError } from '../db/errors.ts';

const POLL_MS = 200;
/** Minimum share of the work done before the remaining time is estimated. */
const MIN_SHARE_FOR_ESTIMATE = 0.03;
/** Each stage's share of the total time, as measured on large files. */
const SHARES: readonly (readonly [LoadStage, number])[] = [
  ['receive', 0.08],
  ['queue', 0],
  ['read', 0.5],
  ['duplicates', 0.07],
  ['write', 0.35],
  ['done', 0],
];

/** Reports the progress and remaining time of a load, and stops it when it is cancelled. */
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

  /** Reports progress; `part` is the share of the stage that is done, 0 to 1. Total progress never decreases. */
  report(stage: LoadStage, part: number | null = null): void {
    this.#endQueue();
    const done = stage === 'done' ? 1 : doneBefore(stage) + shareOf(stage) * (part ?? 0);
    this.#fraction = Math.max(this.#fraction, done);
    this.#notify(stage, null);
  }

  /** Reports that the load waits for the writer, held by the load of `waitingFor` (null if unknown). */
  queue(waitingFor: string | null): void {
    this.#queuedAt = performance.now();
    this.#notify('queue', waitingFor);
  }

  /** Throws a Fault when the load was cancelled. */
  check(): void {
    if (this.#signal?.aborted) throw new Fault('load_cancelled', {}, 409);
  }

  /** Runs the statements of a stage and reports their progress. Throws a Fault when the load is cancelled meanwhile. */
  async runStage<T>(writer: Writer, stage: LoadStage, work: () => Promise<T>): Promise<T> {
    this.check();
    this.report(stage);
    const stop = () => writer.interrupt();
    const poll = setInterval(() => {
      // If it was cancelled between two statements, the next one must be interrupted.
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
