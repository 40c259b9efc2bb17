import type { LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import { namedSource, type ColumnSource, type MeasurementField } from '#lib/domain/column-mapping.ts';
import type { ErrorBody } from '#lib/domain/fault.ts';
import type { Preview } from '#lib/domain/preview.ts';

/** What a person stated about a file. */
export interface FileOptions {
  readonly constants: Readonly<
    Partial<Record<MeasurementField | 'month' | 'unit' | 'origin' | 'received', string>>
  >;
  readonly columns: Readonly<Partial<Record<MeasurementField, ColumnSource>>>;
  /** Columns without a field that are kept in the stored copy. */
  readonly keep?: readonly string[];
  /** The columns and constants named are all there is to read. */
  readonly only?: boolean;
  /** Several are loaded one after another. */
  readonly sheets?: readonly string[];
  /** 0: the file has none. */
  readonly headerRow?: number;
  /** It is to be loaded although an operator sent it as its own tests. */
  readonly evenOperatorFile?: boolean;
  /** Rows that sum up several tests count as one each, or are reference values. */
  readonly aggregates?: 'as_tests' | 'reference';
  /** Name and source of reference values. */
  readonly referenceName?: string;
}

/** What became of one file; an archive has several. */
export type FileResult =
  | { readonly file: string; readonly report: LoadReport }
  | { readonly file: string; readonly fault: ErrorBody };

export type SendOutcome =
  { readonly files: readonly FileResult[] } | { readonly fault: ErrorBody } | { readonly cancelled: true };

interface SendCallbacks {
  /** Bytes that have left this computer. */
  onsent(bytes: number): void;
  /** All of them have. */
  onarrived(): void;
  onprogress(progress: LoadProgress): void;
  /** What to say when the server does not answer, or not in the way agreed. */
  readonly unreachable: string;
}

/** What a person stated about a file, as a query string. */
export function loadSearch({
  constants,
  columns,
  keep = [],
  only,
  sheets = [],
  headerRow,
  evenOperatorFile,
  aggregates,
  referenceName,
}: FileOptions): string {
  const search = new URLSearchParams();
  for (const [field, value] of Object.entries(constants)) if (value) search.set(`const.${field}`, value);
  for (const [field, source] of Object.entries(columns)) {
    if (source) search.set(`map.${field}`, namedSource(source));
  }
  for (const column of keep) search.append('keep', column);
  if (only) {
    search.set('only', '1');
    search.set('profile', 'none');
  }
  for (const sheet of sheets) search.append('sheet', sheet);
  if (headerRow !== undefined) search.set('header', String(headerRow));
  if (aggregates) search.set('aggregates', aggregates);
  if (aggregates === 'reference' && referenceName) search.set('reference_name', referenceName);
  if (evenOperatorFile) search.set('even_operator_file', '1');
  return search.size === 0 ? '' : `?${search}`;
}

/** An upload on its way; `cancel` ends it. */
export interface Sending<Outcome> {
  readonly outcome: Promise<Outcome>;
  readonly cancel: () => void;
}

/** A file that the server keeps, under a token, and what it makes of its beginning. */
export interface SentPreview {
  readonly token: string;
  readonly preview: Preview;
}
/** A file of an archive: stored in the same way, or why it cannot be used. */
export type SentPart =
  | (SentPreview & { readonly name: string; readonly bytes: number })
  | { readonly name: string; readonly fault: ErrorBody };
export type PreviewOutcome =
  | SentPreview
  | { readonly files: readonly SentPart[] }
  | { readonly fault: ErrorBody }
  | { readonly cancelled: true };

/** Sends a file to be looked at. XMLHttpRequest, since fetch cannot tell how many bytes were sent. */
export function sendForPreview(
  file: File,
  options: FileOptions,
  callbacks: Pick<SendCallbacks, 'onsent' | 'onarrived' | 'unreachable'>,
): Sending<PreviewOutcome> {
  const request = new XMLHttpRequest();
  const outcome = new Promise<PreviewOutcome>((resolve) => {
    const unreachable = { fault: unreachableFault(callbacks.unreachable) };
    request.upload.onprogress = (event) => callbacks.onsent(event.loaded);
    request.upload.onload = () => callbacks.onarrived();
    request.onabort = () => resolve({ cancelled: true });
    request.onerror = () => resolve(unreachable);
    request.onload = () => {
      const answer = parseJson(request.responseText) as SentPreview | { files: SentPart[] } | null;
      if (request.status === 200 && answer) return resolve(answer);
      const fault = parseFault(request.responseText);
      resolve(fault ? { fault } : unreachable);
    };
  });
  open(request, `/api/v1/previews${loadSearch(options)}`, file.name);
  request.send(file);
  return { outcome, cancel: () => request.abort() };
}

/** Loads a file that was sent before, by its token. */
export function loadSent(
  token: string,
  name: string,
  options: FileOptions,
  callbacks: Pick<SendCallbacks, 'onprogress' | 'unreachable'>,
): Sending<SendOutcome> {
  const request = new XMLHttpRequest();
  const outcome = new Promise<SendOutcome>((resolve) => {
    let read = 0;
    const files: FileResult[] = [];
    const last: ResultLine[] = [];
    const readLines = (whole: boolean) => {
      const end = whole ? request.responseText.length : request.responseText.lastIndexOf('\n') + 1;
      for (const line of request.responseText.slice(read, end).split('\n')) {
        const result = parseLine(line);
        if (result?.progress) callbacks.onprogress(result.progress);
        else if (result?.file !== undefined) files.push(result as FileResult);
        else if (result) last.push(result);
      }
      read = Math.max(read, end);
    };
    const unreachable = { fault: unreachableFault(callbacks.unreachable) };
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
  const search = loadSearch(options);
  open(request, `/api/v1/batches${search ? `${search}&` : '?'}preview=${token}`, name);
  request.send();
  return { outcome, cancel: () => request.abort() };
}

function open(request: XMLHttpRequest, address: string, name: string): void {
  request.open('POST', address);
  request.setRequestHeader('x-file-name', encodeURIComponent(name));
  request.setRequestHeader('content-type', 'application/octet-stream');
}

const unreachableFault = (message: string): ErrorBody => ({ code: 'unreachable', message, details: {} });

interface ResultLine {
  readonly file?: string;
  readonly progress?: LoadProgress;
  readonly report?: LoadReport;
  readonly fault?: ErrorBody;
}

function parseLine(line: string): ResultLine | null {
  if (!line.trim()) return null;
  return parseJson(line) as ResultLine | null;
}

function parseFault(text: string): ErrorBody | null {
  const body = parseJson(text) as Partial<ErrorBody> | null;
  return body?.message ? { code: body.code ?? '', message: body.message, details: body.details ?? {} } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
