import { spawn, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { Fault } from '#lib/domain/fault.ts';
import { residentBytes, watchMemory } from '../../runtime/child-memory.ts';
import { programOf } from '../../runtime/programs.ts';
import type { ChildHead, ChildOptions, ChildRequest } from './child-request.ts';
import { framesIn } from './frames.ts';
import { heldCommand, type Hold } from './os-limits.ts';

/** A machine that is busy with everything else takes that long. */
const START_MS = 60_000;
/** Scripts of the child itself are small; results are outside of V8's heap. */
const HEAP_MB = 256;
/** What the system gives first to the server. */
const LOW_PRIORITY = 10;
/** All that a child needs to know of this process's environment: no address, no secret. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
/** Resident memory that a child has before any query, and what may be seen late by the watch. */
const WATCH_MARGIN_MB = 400;
const MB = 1_000_000;
/** Part of its memory that a process may hold between queries; what it holds is of little use to the next one. */
const MOST_HELD = 0.5;

/** An answer of a child: its head, and the bytes that follow, to be read to their end before the next request. */
export interface ChildAnswer {
  readonly head: ChildHead;
  readonly pieces: AsyncGenerator<Buffer<ArrayBuffer>>;
}

/** A process that reads one snapshot and answers one request at a time. Whoever is done with it for good calls `kill`. */
export class QueryProcess {
  readonly options: ChildOptions;
  readonly memoryMb: number;
  /** Resolves when it can be asked; rejects with a Fault when it did not start. */
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  readonly #frames: AsyncGenerator<Buffer<ArrayBuffer>>;
  readonly #unwatch: () => void;
  readonly #gone: Promise<void>;
  #exceeded = false;
  #asked = 0;
  #alive = true;

  constructor(options: ChildOptions, memoryMb: number, hold: Hold) {
    this.options = options;
    this.memoryMb = memoryMb;
    const { path, execArgv } = programOf('query-child');
    const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`];
    const program = [process.execPath, ...flags, ...execArgv, path] as const;
    const [command, ...words] = heldCommand(hold, program, memoryMb, options);
    const env = Object.fromEntries(
      PASSED_ON.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])),
    );
    const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'ignore'], env });
    this.#child = child;
    this.#gone = new Promise((resolve) => {
      const end = () => {
        this.#alive = false;
        this.#unwatch();
        resolve();
      };
      child.once('error', end);
      child.once('exit', end);
    });
    child.stdin!.on('error', () => undefined);
    child.stdout!.on('error', () => undefined);
    this.#unwatch = () => undefined;
    if (child.pid !== undefined) {
      lowerPriority(child.pid);
      this.#unwatch = watchMemory(child.pid, memoryMb + WATCH_MARGIN_MB, () => {
        this.#exceeded = true;
        this.kill();
      });
    }
    this.#frames = framesIn(child.stdout!);
    this.ready = this.#start();
    this.ready.catch(() => undefined);
  }

  /** Has it answered nothing yet? Later the engine's allocator holds pieces that are of little use to another query. */
  get isFresh(): boolean {
    return this.#asked === 0;
  }

  /** Does it hold so much memory that it should not be asked again? */
  async isSpent(): Promise<boolean> {
    return this.pid !== undefined && (await residentBytes(this.pid)) > this.memoryMb * MOST_HELD * MB;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Resolves when the process has ended. */
  get gone(): Promise<void> {
    return this.#gone;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  async #start(): Promise<void> {
    const late = setTimeout(() => this.kill(), START_MS);
    this.#write(this.options);
    const { done } = await this.#next();
    clearTimeout(late);
    if (done) throw new Fault('workbench_start_failed', {}, 503);
  }

  /** Asks for something. Throws a Fault when the process ends before it answers: killed, or out of memory. */
  async ask(request: ChildRequest): Promise<ChildAnswer> {
    this.#asked += 1;
    this.#write(request);
    const { done, value } = await this.#next();
    if (done) throw this.#endFault();
    return { head: JSON.parse(String(value)) as ChildHead, pieces: this.#pieces() };
  }

  async *#pieces(): AsyncGenerator<Buffer<ArrayBuffer>> {
    for (;;) {
      const { done, value } = await this.#next();
      if (done) throw this.#endFault();
      if (value.length === 0) return;
      yield value;
    }
  }

  /** A pipe that breaks is an end. */
  async #next(): Promise<IteratorResult<Buffer<ArrayBuffer>, undefined>> {
    return this.#frames.next().catch(() => ({ done: true, value: undefined }));
  }

  #endFault = () =>
    this.#exceeded ? new Fault('query_memory', {}, 413) : new Fault('query_crashed', {}, 422);

  #write(value: object): void {
    this.#child.stdin!.write(`${JSON.stringify(value)}\n`);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
    this.#child.stdin!.destroy();
    this.#child.stdout!.destroy();
  }
}

function lowerPriority(id: number): void {
  try {
    setPriority(id, LOW_PRIORITY);
  } catch {
    // It ended at once, or the system has no priorities.
  }
}
