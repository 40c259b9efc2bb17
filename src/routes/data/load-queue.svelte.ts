import type { LoadProgress } from '#lib/domain/batch.ts';
import type { ErrorBody } from '#lib/domain/fault.ts';
import type { MeasurementPreview, Preview } from '#lib/domain/preview.ts';
import {
  loadSent,
  sendForPreview,
  type FileOptions,
  type FileResult,
  type SendOutcome,
  type SentPart,
  type SentPreview,
} from './send-file.ts';

/**
 * `looking`: the server has the file and reads its beginning. `asking`: a person must look at the columns, or wanted to,
 * before the file is loaded.
 */
export type LoadState =
  'waiting' | 'sending' | 'looking' | 'asking' | 'running' | 'loaded' | 'refused' | 'cancelled';
/** States in which something is done with a file, or soon will be. */
export const UNDER_WAY: readonly LoadState[] = ['waiting', 'sending', 'looking', 'running'];

/** One file on its way in. */
export class QueuedLoad {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** The file on this computer; null for one that came in an archive: the server alone has it. */
  readonly file: File | null;
  /** The person wants to see the columns first, whatever they are. */
  readonly look: boolean;
  state = $state<LoadState>('waiting');
  options: FileOptions;
  sentBytes = $state(0);
  progress = $state.raw<LoadProgress | null>(null);
  /** What the server keeps the file under; null before it was sent. */
  token = $state.raw<string | null>(null);
  preview = $state.raw<MeasurementPreview | null>(null);
  /** Sheets with the same columns, as they were first seen. */
  sheets: readonly string[] = [];
  /** What became of it. */
  files = $state.raw<readonly FileResult[]>([]);
  fault = $state.raw<ErrorBody | null>(null);
  cancelRequest: (() => void) | null = null;

  constructor(
    id: number,
    file: File | { readonly name: string; readonly size: number },
    options: FileOptions,
    look: boolean,
  ) {
    this.id = id;
    this.name = file.name;
    this.bytes = file.size;
    this.file = file instanceof File ? file : null;
    this.options = options;
    this.look = look;
  }

  /** Sheets of those that the person left out. */
  get sheetsLeft(): readonly string[] {
    const chosen = this.options.sheets ?? this.sheets;
    return this.sheets.filter((sheet) => !chosen.includes(sheet));
  }

  /** It came in an archive and the server keeps it no longer: it can only be chosen again. */
  get isGone(): boolean {
    return this.file === null && this.token === null;
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
    return this.loads.some(({ state }) => state === 'asking' || UNDER_WAY.includes(state));
  }

  add(files: Iterable<File>, options: FileOptions, look = false): void {
    for (const file of files) this.loads.push(new QueuedLoad(this.#nextId++, file, options, look));
    void this.#run();
  }

  /** Loads a file that was asked about, or tries one again, with what the person has stated since. */
  retry(load: QueuedLoad, options: FileOptions = load.options): void {
    if (load.isGone) return;
    load.options = options;
    load.fault = null;
    load.progress = null;
    load.state = 'waiting';
    void this.#run();
  }

  /** Loads the sheets that were left out of a file. */
  addLeft({ file, options, sheetsLeft }: QueuedLoad): void {
    if (file !== null) this.add([file], { constants: options.constants, columns: {}, sheets: sheetsLeft });
  }

  cancel(load: QueuedLoad): void {
    if (load.cancelRequest) load.cancelRequest();
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
    if (load.file === null) return;
    load.state = 'sending';
    load.sentBytes = 0;
    const { outcome, cancel } = sendForPreview(load.file, load.options, {
      onsent: (bytes) => {
        load.sentBytes = bytes;
      },
      onarrived: () => {
        load.state = 'looking';
      },
      unreachable: this.#options.unreachable(),
    });
    load.cancelRequest = cancel;
    const result = await outcome;
    load.cancelRequest = null;
    if ('cancelled' in result) load.state = 'cancelled';
    else if ('fault' in result) this.#refuse(load, result.fault);
    else if ('files' in result) this.#unpack(load, result.files);
    else this.#sent(load, result);
  }

  /** A file that is at the server: asked about, or next to be loaded. */
  #sent(load: QueuedLoad, { token, preview }: SentPreview): void {
    load.token = token;
    if (preview.kind === 'measurements' && preview.likeSheets.length > 0) {
      load.sheets = [preview.sheet!, ...preview.likeSheets];
    }
    const isAsked = asks(preview, load.look);
    if (isAsked) load.preview = preview;
    load.state = isAsked ? 'asking' : 'waiting';
  }

  /** The files of an archive take its place, each to be asked about and loaded by itself. */
  #unpack(archive: QueuedLoad, parts: readonly SentPart[]): void {
    const at = this.loads.findIndex(({ id }) => id === archive.id);
    const loads = parts.map((part) => {
      const size = 'fault' in part ? 0 : part.bytes;
      return new QueuedLoad(this.#nextId++, { name: part.name, size }, archive.options, archive.look);
    });
    this.loads.splice(at, 1, ...loads);
    for (const [i, part] of parts.entries()) {
      const load = this.loads[at + i]!;
      if ('fault' in part) this.#refuse(load, part.fault);
      else this.#sent(load, part);
    }
  }

  async #load(load: QueuedLoad): Promise<void> {
    load.state = 'running';
    const { outcome, cancel } = loadSent(load.token!, load.name, load.options, {
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

  #refuse(load: QueuedLoad, fault: ErrorBody): void {
    if (fault.code === 'preview_gone') load.token = null;
    load.fault = fault;
    load.state = load.preview ? 'asking' : 'refused';
  }
}

function asks(preview: Preview, look: boolean): preview is MeasurementPreview {
  if (preview.kind !== 'measurements') return false;
  const { questions, headerAssumed, obstacle, likeSheets, groups } = preview;
  return (
    look ||
    questions.length > 0 ||
    headerAssumed !== null ||
    obstacle !== null ||
    likeSheets.length + groups.length > 0
  );
}

/** A single file in an archive that was refused is asked about as if it had come alone. */
function oneFault(outcome: SendOutcome): SendOutcome {
  if (!('files' in outcome) || outcome.files.length !== 1) return outcome;
  const only = outcome.files[0]!;
  return 'fault' in only ? { fault: only.fault } : outcome;
}
