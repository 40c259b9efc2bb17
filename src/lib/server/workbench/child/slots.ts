import { Fault } from '#lib/domain/fault.ts';
import type { ChildOptions } from './child-request.ts';
import { strictestHold } from './os-limits.ts';
import { QueryProcess } from './query-process.ts';

/** Queries that run at once. */
const AT_ONCE = 2;
/** More of them than these would wait longer than anybody does. */
const MOST_WAITING = 20;
/** A spare that nobody asked for a while is given up; the next query starts one. */
const SPARE_MS = 300_000;

interface Waiting {
  readonly id: string | null;
  start(): void;
}

/** How many queries run and wait. */
export interface QueueState {
  readonly running: number;
  readonly waiting: number;
  /** Place in the queue of the query that was asked about, from 1 on; null when it does not wait. */
  readonly position: number | null;
}

/** Lets two queries run at once, each in a process of its own, and keeps a spare one warm. */
export class Slots {
  readonly #memoryMb: number;
  readonly #queue: Waiting[] = [];
  readonly #processes = new Set<QueryProcess>();
  #running = 0;
  #spare: QueryProcess | null = null;
  #spareTimer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(memoryMb: number) {
    this.#memoryMb = memoryMb;
  }

  /** Ids of the processes there are, the spare included. */
  get pids(): readonly number[] {
    return [...this.#processes].flatMap(({ pid }) => pid ?? []);
  }

  queue(id: string | null): QueueState {
    const place = id === null ? -1 : this.#queue.findIndex((entry) => entry.id === id);
    return {
      running: this.#running,
      waiting: this.#queue.length,
      position: place < 0 ? null : place + 1,
    };
  }

  /**
   * Waits for a turn, and does `work` in a process. A process of which `work` says that it can go on (by resolving to true) is
   * the next spare, unless it holds much memory; any other is killed. Throws a Fault when too many wait, or the signal aborts before.
   */
  async take(
    options: ChildOptions,
    { id, signal }: { readonly id: string | null; readonly signal: AbortSignal | undefined },
    work: (process: QueryProcess) => Promise<boolean>,
  ): Promise<void> {
    await this.#turn(id, signal);
    let process: QueryProcess | null = null;
    let goesOn = false;
    try {
      process = await this.#processFor(options);
      await started(process, signal);
      goesOn = await work(process);
    } finally {
      if (process !== null) this.#leave(process, goesOn && !signal?.aborted);
      this.#running -= 1;
      this.#queue.shift()?.start();
    }
  }

  #turn(id: string | null, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled());
    if (this.#running < AT_ONCE) {
      this.#running += 1;
      return Promise.resolve();
    }
    if (this.#queue.length >= MOST_WAITING) {
      return Promise.reject(new Fault('workbench_busy', { waiting: this.#queue.length }, 503));
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(entry), 1);
        reject(cancelled());
      };
      const entry: Waiting = {
        id,
        start: () => {
          signal?.removeEventListener('abort', leave);
          this.#running += 1;
          resolve();
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#queue.push(entry);
    });
  }

  async #processFor(options: ChildOptions): Promise<QueryProcess> {
    const spare = this.#spare;
    if (options.writes === null && spare !== null) {
      this.#forgetSpare();
      if (spare.alive && spare.options.snapshot === options.snapshot) return spare;
      spare.kill();
    }
    return this.#start(options);
  }

  async #start(options: ChildOptions): Promise<QueryProcess> {
    const process = new QueryProcess(options, this.#memoryMb, await strictestHold());
    this.#processes.add(process);
    void process.gone.then(() => this.#processes.delete(process));
    if (this.#closed) process.kill();
    return process;
  }

  #leave(process: QueryProcess, goesOn: boolean): void {
    if (goesOn && process.alive && this.#spare === null && !this.#closed && process.options.writes === null) {
      this.#keepSpare(process);
      void this.#replaceSpent(process);
      return;
    }
    process.kill();
    void this.warm(process.options);
  }

  /** Replaces a spare that holds much memory of the query before, unless the next one has it already. */
  async #replaceSpent(spare: QueryProcess): Promise<void> {
    if (!(await spare.isSpent()) || this.#spare !== spare) return;
    this.#forgetSpare();
    spare.kill();
    void this.warm(spare.options);
  }

  /** Starts a spare process for a snapshot unless there is one. */
  async warm({ snapshot, threads, memoryLimit }: ChildOptions): Promise<void> {
    if (this.#closed || (this.#spare?.alive && this.#spare.options.snapshot === snapshot)) return;
    const old = this.#spare;
    this.#forgetSpare();
    old?.kill();
    const spare = await this.#start({ snapshot, threads, memoryLimit, writes: null });
    if (this.#spare === null) this.#keepSpare(spare);
    else spare.kill();
  }

  #keepSpare(process: QueryProcess): void {
    this.#spare = process;
    this.#spareTimer = setTimeout(() => {
      this.#forgetSpare();
      process.kill();
    }, SPARE_MS);
    this.#spareTimer.unref();
  }

  #forgetSpare(): void {
    if (this.#spareTimer) clearTimeout(this.#spareTimer);
    this.#spare = null;
  }

  /** Ends every process. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#forgetSpare();
    const ends = [...this.#processes].map((process) => {
      process.kill();
      return process.gone;
    });
    await Promise.all(ends);
  }
}

/** Waits until a process can be asked; an aborted signal ends it, and the wait. */
async function started(process: QueryProcess, signal: AbortSignal | undefined): Promise<void> {
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      process.kill();
      reject(cancelled());
    };
  });
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    await Promise.race([process.ready, stopped]);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

const cancelled = () => new Fault('query_cancelled', {}, 409);
