import { createHash, randomUUID } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';

/** Formats a table of figures comes in; the first when none is asked for. */
export const FORMATS = ['json', 'csv', 'arrow'] as const;
export type ExportFormat = (typeof FORMATS)[number];

export const CONTENT_TYPE: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  arrow: 'application/vnd.apache.arrow.stream',
};

/** A file of figures. */
export interface ExportFile {
  readonly contentType: string;
  readonly fileName: string;
  /** Null for who holds the answer already. */
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  /** Quoted, as the header wants it; equal only for equal bodies. */
  readonly etag: string;
}

/** Tags hold for this process only: the next may be another program, or hold another warehouse. */
const PROCESS = randomUUID();

/** The tag of an answer: `key` is all that decides it beside the data. */
export function etagOf(key: readonly unknown[], dataVersion: number): string {
  const text = JSON.stringify([PROCESS, dataVersion, ...key]);
  return `"${createHash('sha256').update(text).digest('base64url')}"`;
}

/** Is the tag among those of an `If-None-Match` header (RFC 9110, 13.1.2: weak comparison)? */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

/** The value of a parameter that takes one of a few, the first when it is absent. Throws a Fault for another. */
export function oneOf<T extends string>(params: URLSearchParams, name: string, known: readonly T[]): T {
  const value = params.get(name) || known[0]!;
  const found = known.find((entry) => entry === value);
  if (!found) throw new Fault('parameter_value_unknown', { parameter: name, value, known });
  return found;
}
