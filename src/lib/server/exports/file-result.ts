import { createHash, randomUUID } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';

/** Formats of a table of figures; the first is the default. */
export const FORMATS = ['json', 'csv', 'arrow'] as const;
/** Formats of a table of figures of tests; reports of the month have a workbook of their own. */
export const TABLE_FORMATS = [...FORMATS, 'xlsx'] as const;
/** One of `TABLE_FORMATS`. */
export type ExportFormat = (typeof TABLE_FORMATS)[number];

/** MIME type of each format. */
export const CONTENT_TYPE: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  arrow: 'application/vnd.apache.arrow.stream',
};

/** Values of `bom`: does a CSV file begin with a byte order mark? The first is the default. */
export const MARKS = ['1', '0'] as const;

/** Does a CSV file begin with a byte order mark, by `bom` of a query string? Throws a Fault for an unknown value. */
export const isMarked = (params: URLSearchParams): boolean => oneOf(params, 'bom', MARKS) === '1';

/** An exported file. */
export interface ExportFile {
  readonly contentType: string;
  readonly fileName: string;
  /** Null when the client's copy is current (304). */
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  /** Quoted, as in the header; equal only for equal bodies. */
  readonly etag: string;
}

/** An exported file that is made while it is read. */
export interface StreamedFile extends Omit<ExportFile, 'body'> {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
}

/** Etags are valid for this process only: the next one may run another program or another warehouse. */
const PROCESS = randomUUID();

/** The etag of a response: `key` is everything that determines it beside the data. */
export function etagOf(key: readonly unknown[], dataVersion: number): string {
  const text = JSON.stringify([PROCESS, dataVersion, ...key]);
  return `"${createHash('sha256').update(text).digest('base64url')}"`;
}

/** Does an `If-None-Match` header match the etag (RFC 9110, 13.1.2: weak comparison)? */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

/** The value of an enumerated parameter, the first one by default. Throws a Fault for an unknown value. */
export function oneOf<T extends string>(params: URLSearchParams, name: string, known: readonly T[]): T {
  const value = params.get(name) || known[0]!;
  const found = known.find((entry) => entry === value);
  if (!found) throw new Fault('parameter_value_unknown', { parameter: name, value, known });
  return found;
}
