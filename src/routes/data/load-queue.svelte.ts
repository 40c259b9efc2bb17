import type { LoadProgress } from '#lib/domain/batch.ts';
import { sendFile, type FileOptions, type FileTold, type SendOutcome, type ToldFault } from './send-file.ts';

export type LoadState = 'waiting' | 'running' | 'loaded' | 'refused' | 'cancelled';

/** One file on its way in. */
export class QueuedLoad {
  readonly id: number;
  readonly file: File;
  state = $state<LoadState>('waiting');
  options: FileOptions;
  sentBytes = $state(0);
  progress = $state.raw<LoadProgress | null>(null);
  /** What became of it, or of each file in it when it is an archive. */
  files = $state.raw<readonly FileTold[]>([]);
  fault = $state.raw<ToldFault | null>(null);
  cancelRequest: (() => void) | null = null;

  constructor(id: number, file: File, options: FileOptions) {
    this.id = id;
    this.file = file;
    this.options = options;
  }
}

interface QueueOptions {
  /** Called after each file that changed the data. */
  readonly onloaded: () => Promise<void>;
  /** What to say when the server does not answer. */
  readonly unreachable: () => string;
}

/** Files chosen in this visit, loaded one after another in the order they were chosen. */
export class LoadQueue {
  loads = $state<QueuedLoad[]>([]);
  #running = false;
  #nextId = 1;
  readonly #options: QueueOptions;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.loads.some((load) => load.state === 'waiting' || load.state === 'running');
  }

  add(files: Iterable<File>, options: FileOptions): void {
    for (const file of files) this.loads.push(new QueuedLoad(this.#nextId++, file, options));
    void this.#run();
  }

  /** Tries a refused or cancelled file again, with what the person has said about it since. */
  retry(load: QueuedLoad, options: FileOptions = load.options): void {
    load.options = options;
    load.fault = null;
    load.progress = null;
    load.sentBytes = 0;
    load.state = 'waiting';
    void this.#run();
  }

  cancel(load: QueuedLoad): void {
    if (load.state === 'waiting') load.state = 'cancelled';
    else load.cancelRequest?.();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#waiting(); next; next = this.#waiting()) await this.#load(next);
    this.#running = false;
  }

  #waiting(): QueuedLoad | undefined {
    return this.loads.find((load) => load.state === 'waiting');
  }

  async #load(load: QueuedLoad): Promise<void> {
    load.state = 'running';
    const { outcome, cancel } = sendFile(load.file, load.options, {
      onsent: (bytes) => {
        load.sentBytes = bytes;
      },
      onprogress: (progress) => {
        load.progress = progress;
      },
      unreachable: this.#options.unreachable(),
    });
    load.cancelRequest = cancel;
    const result = oneFault(await outcome);
    load.cancelRequest = null;
    if ('cancelled' in result) load.state = 'cancelled';
    else if ('fault' in result) {
      load.fault = result.fault;
      load.state = 'refused';
    } else {
      load.files = result.files;
      load.state = 'loaded';
      await this.#options.onloaded();
    }
  }
}

/** A single file in an archive that was refused is asked about as if it had come alone. */
function oneFault(outcome: SendOutcome): SendOutcome {
  if (!('files' in outcome) || outcome.files.length !== 1) return outcome;
  const only = outcome.files[0]!;
  return 'fault' in only ? { fault: only.fault } : outcome;
}
