import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { error, json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { LOCALES, type Locale } from '#lib/domain/format.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { readingFault } from './db/errors.ts';
import { NO_ANSWER } from './health.ts';
import type { ExportFile, StreamedFile } from './exports/file-result.ts';

/** Runs a page's load: a Fault becomes an error page with its status and sentence. */
export async function forPage<T>(locale: Locale, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const fault = shownFault(thrown);
    if (fault === null) throw thrown;
    error(fault.status, { code: fault.code, message: faultSentence(fault, locale) });
  }
}

/** Runs an API call: a Fault becomes `{code, message, details}` with its status. */
export async function forApi(locale: Locale, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (thrown) {
    const fault = shownFault(thrown);
    if (fault === null) throw thrown;
    return json(errorBody(fault, locale), { status: fault.status, headers: retryAfter(fault) });
  }
}

/** The Fault that a reader is shown for what was thrown; null when nobody knows what it is. */
export function shownFault(thrown: unknown): Fault | null {
  if (thrown instanceof Fault) return thrown;
  const fault = readingFault(thrown);
  if (!(fault instanceof Fault)) return null;
  console.error(thrown);
  return fault;
}

/** As the sentences of these faults say. */
const BUSY_S = 60;
const BUSY = ['uploads_busy', 'server_busy'];
const LATE_S = 10;

/** The header that says when to ask again; none for a refusal that lasts until somebody does something. */
function retryAfter({ code, details }: Fault): Record<string, string> {
  if (BUSY.includes(code)) return { 'retry-after': String(BUSY_S) };
  return details.reason === NO_ANSWER ? { 'retry-after': String(LATE_S) } : {};
}

/**
 * Answers a request that no route is asked for: a person's browser gets a page with the sentence in every language, a form of
 * a page an error that it shows, everything else the same JSON as from the API.
 */
export function refuseRequest(fault: Fault, { headers, url }: Request, locale: Locale): Response {
  const { status } = fault;
  const body = errorBody(fault, locale);
  if (headers.has('x-sveltekit-action')) return json({ type: 'error', status, error: body }, { status });
  const forPerson =
    headers.get('accept')?.includes('text/html') && !new URL(url).pathname.startsWith('/api/');
  if (!forPerson) return json(body, { status });
  const sentences = LOCALES.map((each) => faultSentence(fault, each));
  error(status, { code: fault.code, message: sentences.join(' · ') });
}

/** A fault as the API answers it. */
export function errorBody({ code, details }: Fault, locale: Locale) {
  return { code, message: faultSentence({ code, details }, locale), details };
}

/** A file of figures as the browser gets it: 304 without a body for who holds it already. */
export function sendFile({ body, contentType, fileName, etag }: ExportFile | StreamedFile): Response {
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (body === null) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-disposition': `inline; filename="${fileName}"`,
    },
  });
}

/** A file that is saved, never shown by the browser. */
export function sendAttachment({
  contentType,
  fileName,
  body,
}: {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}): Response {
  const ascii = fileName.replace(/[^\w.-]+/g, '-');
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'private, no-cache',
    },
  });
}

/** The name of a file that is sent: header `x-file-name` (URI-encoded) or `name`. Throws a Fault without one. */
export function nameOfUpload(request: Request, url: URL): string {
  const name = decoded(request.headers.get('x-file-name') ?? '') || url.searchParams.get('name');
  const shown = plainWords(name ?? '');
  if (!shown) throw new Fault('upload_nameless');
  return shown.slice(0, LONGEST_FILE_NAME);
}

/** What file systems take at most. */
const LONGEST_FILE_NAME = 255;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Fault('upload_nameless');
  }
}

/** The connection that a request came by, as the adapter passes it on. */
interface Connection {
  readonly req?: IncomingMessage;
}

const departures = new WeakMap<Socket, AbortSignal>();

/** Aborts when the client of a request goes away, also after it sent everything. */
export function clientSignal({ signal }: Request, connection: Connection | undefined): AbortSignal {
  const socket = connection?.req?.socket;
  if (!socket) return signal;
  let left = departures.get(socket);
  if (!left) {
    const departure = new AbortController();
    socket.once('close', () => departure.abort());
    left = departure.signal;
    departures.set(socket, left);
  }
  return AbortSignal.any([signal, left]);
}
