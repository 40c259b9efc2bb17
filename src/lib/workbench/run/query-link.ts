import type { Query, QueryValue } from '#lib/domain/workbench/query.ts';

/**
 * A query as the fragment of an address, `#q=...`: deflated JSON in base64url. A fragment stays in the browser, so that
 * a long statement meets no limit of a proxy.
 */
export async function queryFragment(query: Query): Promise<string> {
  const bytes = await throughStream(
    new TextEncoder().encode(JSON.stringify(query)),
    new CompressionStream('deflate-raw'),
  );
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#q=${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The query of a fragment; undefined when it holds none, null when it was cut or changed. */
export async function queryInFragment(fragment: string): Promise<Query | null | undefined> {
  const encoded = /^#q=(.*)$/s.exec(fragment)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const text = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await throughStream(
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
      new DecompressionStream('deflate-raw'),
    );
    return readQuery(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}

/** Most bytes that a fragment may unpack to: a link comes from anybody. */
const MOST_BYTES = 1_000_000;

async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  transform: GenericTransformStream,
): Promise<Uint8Array> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(transform)
    .getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > MOST_BYTES) throw new RangeError('too large');
  }
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

function readQuery(value: unknown): Query | null {
  if (typeof value !== 'object' || value === null) return null;
  const { sql, values } = value as Partial<Record<keyof Query, unknown>>;
  if (typeof sql !== 'string' || typeof values !== 'object' || values === null) return null;
  return Object.values(values).every(isQueryValue) ? { sql, values: values as Query['values'] } : null;
}

const isQueryValue = (value: unknown): value is QueryValue =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
