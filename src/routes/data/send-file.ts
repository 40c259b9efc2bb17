import type { LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import type { ColumnSource, MeasurementField } from '#lib/domain/column-mapping.ts';

/** What a person said about a file beside the file itself. */
export interface FileOptions {
  readonly constants: Readonly<Partial<Record<MeasurementField | 'month', string>>>;
  readonly columns: Readonly<Partial<Record<MeasurementField, ColumnSource>>>;
}

/** A fault as the API tells it: the sentence is in the reader's language already. */
export interface ToldFault {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What became of one file; an archive has several. */
export type FileTold =
  | { readonly file: string; readonly report: LoadReport }
  | { readonly file: string; readonly fault: ToldFault };

export type SendOutcome =
  | { readonly files: readonly FileTold[] }
  | { readonly fault: ToldFault }
  | { readonly cancelled: true };

interface SendCallbacks {
  /** Bytes that have left this computer. */
  onsent(bytes: number): void;
  onprogress(progress: LoadProgress): void;
  /** What to say when the server does not answer, or not in the way agreed. */
  readonly unreachable: string;
}

/** The query string that says what a person said about the file. */
export function loadSearch({ constants, columns }: FileOptions): string {
  const search = new URLSearchParams();
  for (const [field, value] of Object.entries(constants)) if (value) search.set(`const.${field}`, value);
  for (const [field, source] of Object.entries(columns)) {
    if (source) search.set(`map.${field}`, source.unit ? `${source.column}:${source.unit}` : source.column);
  }
  return search.size === 0 ? '' : `?${search}`;
}

/** Sends a file to be loaded. XMLHttpRequest, since fetch cannot tell how many bytes were sent. */
export function sendFile(file: File, options: FileOptions, callbacks: SendCallbacks) {
  const request = new XMLHttpRequest();
  const outcome = new Promise<SendOutcome>((resolve) => {
    let read = 0;
    const files: FileTold[] = [];
    const last: ToldLine[] = [];
    const readLines = (whole: boolean) => {
      const end = whole ? request.responseText.length : request.responseText.lastIndexOf('\n') + 1;
      for (const line of request.responseText.slice(read, end).split('\n')) {
        const told = parseLine(line);
        if (told?.progress) callbacks.onprogress(told.progress);
        else if (told?.file !== undefined) files.push(told as FileTold);
        else if (told) last.push(told);
      }
      read = Math.max(read, end);
    };
    const unreachable = { fault: { code: 'unreachable', message: callbacks.unreachable, details: {} } };
    request.upload.onprogress = (event) => callbacks.onsent(event.loaded);
    request.onprogress = () => request.status === 200 && readLines(false);
    request.onabort = () => resolve({ cancelled: true });
    request.onerror = () => resolve(unreachable);
    request.onload = () => {
      if (request.status !== 200) {
        const fault = parseFault(request.responseText);
        return resolve(fault ? { fault } : unreachable);
      }
      readLines(true);
      const fault = last[0]?.fault;
      if (fault) resolve({ fault });
      else resolve(last.length === 0 ? unreachable : { files });
    };
  });
  request.open('POST', `/api/v1/batches${loadSearch(options)}`);
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { outcome, cancel: () => request.abort() };
}

interface ToldLine {
  readonly file?: string;
  readonly progress?: LoadProgress;
  readonly report?: LoadReport;
  readonly fault?: ToldFault;
}

function parseLine(line: string): ToldLine | null {
  if (!line.trim()) return null;
  return parseJson(line) as ToldLine | null;
}

function parseFault(text: string): ToldFault | null {
  const told = parseJson(text) as Partial<ToldFault> | null;
  return told?.message ? { code: told.code ?? '', message: told.message, details: told.details ?? {} } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
