import type { LoadProgress } from '#lib/domain/batch.ts';
import type { MeasurementPreview, Preview } from '#lib/domain/preview.ts';
import {
  loadSent,
  sendForPreview,
  type FileOptions,
  type FileTold,
  type SendOutcome,
  type ToldFault,
} from './send-file.ts';

/** `asking`: a person must look at the columns, or wanted to, before the file is loaded. */
export type LoadState = 'waiting' | 'sending' | 'asking' | 'running' | 'loaded' | 'refused' | 'cancelled';

/** One file on its way in. */
export class QueuedLoad {
  readonly id: number;
  readonly file: File;
  /** The person wants to see the columns first, whatever they are. */
  readonly look: boolean;
  state = $state<LoadState>('waiting');
  options: FileOptions;
  sentBytes = $state(0);
  progress = $state.raw<LoadProgress | null>(null);
  /** What the server keeps the file under; null before it was sent. */
  token = $state.raw<string | null>(null);
  preview = $state.raw<MeasurementPreview | null>(null);
  /** What became of it, or of each file in it when it is an archive. */
  files = $state.raw<readonly FileTold[]>([]);
  fault = $state.raw<ToldFault | null>(null);
  cancelRequest: (() => void) | null = null;

  constructor(id: number, file: File, options: FileOptions, look: boolean) {
    this.id = id;
    this.file = file;
    this.options = options;
    this.look = look;
  }
}

interface QueueOptions {
  /** Called after each file that changed the data. */
  readonly onloaded: () => Promise<void>;
  /** What to say when the server does not answer. */
  readonly unreachable: () => string;
}

/** Files chosen in this visit, loaded one after another in the order they were chosen; a question holds up no other file. */
export class LoadQueue {
  loads = $state<QueuedLoad[]>([]);
  #running = false;
  #nextId = 1;
  readonly #options: QueueOptions;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.loads.some(({ state }) => ['waiting', 'sending', 'asking', 'running'].includes(state));
  }

  add(files: Iterable<File>, options: FileOptions, look = false): void {
    for (const file of files) this.loads.push(new QueuedLoad(this.#nextId++, file, options, look));
    void this.#run();
  }

  /** Loads a file that was asked about, or tries one again, with what the person has said about it since. */
  retry(load: QueuedLoad, options: FileOptions = load.options): void {
    load.options = options;
    load.fault = null;
    load.progress = null;
    load.state = 'waiting';
    void this.#run();
  }

  cancel(load: QueuedLoad): void {
    if (load.state === 'sending' || load.state === 'running') load.cancelRequest?.();
    else load.state = 'cancelled';
    if (load.token) void fetch(`/api/v1/previews/${load.token}`, { method: 'DELETE' }).catch(() => undefined);
    load.token = null;
    load.preview = null;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#waiting(); next; next = this.#waiting()) {
      if (next.token === null) await this.#send(next);
      else await this.#load(next);
    }
    this.#running = false;
  }

  #waiting(): QueuedLoad | undefined {
    return this.loads.find((load) => load.state === 'waiting');
  }

  async #send(load: QueuedLoad): Promise<void> {
    load.state = 'sending';
    load.sentBytes = 0;
    const { outcome, cancel } = sendForPreview(load.file, load.options, {
      onsent: (bytes) => {
        load.sentBytes = bytes;
      },
      unreachable: this.#options.unreachable(),
    });
    load.cancelRequest = cancel;
    const result = await outcome;
    load.cancelRequest = null;
    if ('cancelled' in result) load.state = 'cancelled';
    else if ('fault' in result) this.#refuse(load, result.fault);
    else {
      load.token = result.token;
      if (asks(result.preview, load.look)) {
        load.preview = result.preview;
        load.state = 'asking';
      } else await this.#load(load);
    }
  }

  async #load(load: QueuedLoad): Promise<void> {
    load.state = 'running';
    const { outcome, cancel } = loadSent(load.token!, load.file.name, load.options, {
      onprogress: (progress) => {
        load.progress = progress;
      },
      unreachable: this.#options.unreachable(),
    });
    load.cancelRequest = cancel;
    const result = oneFault(await outcome);
    load.cancelRequest = null;
    if ('cancelled' in result) load.state = 'cancelled';
    else if ('fault' in result) this.#refuse(load, result.fault);
    else {
      load.token = null;
      load.preview = null;
      load.files = result.files;
      load.state = 'loaded';
      await this.#options.onloaded();
    }
  }

  #refuse(load: QueuedLoad, fault: ToldFault): void {
    if (fault.code === 'preview_gone') load.token = null;
    load.fault = fault;
    load.state = load.preview ? 'asking' : 'refused';
  }
}

function asks(preview: Preview, look: boolean): preview is MeasurementPreview {
  if (preview.kind !== 'measurements') return false;
  return look || preview.questions.length > 0 || preview.headerAssumed !== null || preview.obstacle !== null;
}

/** A single file in an archive that was refused is asked about as if it had come alone. */
function oneFault(outcome: SendOutcome): SendOutcome {
  if (!('files' in outcome) || outcome.files.length !== 1) return outcome;
  const only = outcome.files[0]!;
  return 'fault' in only ? { fault: only.fault } : outcome;
}
