import { request } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** Where a server listens, and one of the origins that it answers to. */
export interface ServerAddress {
  readonly url: string;
  readonly origin: string;
  /** Secret by which the server knows a command of this machine; absent where it is not to be told. */
  readonly commandToken?: string | null;
}

/** What a command sends beside the path. */
export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | Blob;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the server that runs on this machine, as one of its own: with the host and the origin that its configuration names,
 * which `fetch` cannot send. Rejects when no answer comes.
 */
export async function askServer(
  { url, origin, commandToken }: ServerAddress,
  path: string,
  { method = 'GET', headers = {}, body, signal }: Asked = {},
): Promise<Response> {
  const length = body instanceof Blob ? { 'content-length': String(body.size) } : {};
  const known = commandToken ? { authorization: `Bearer ${commandToken}` } : {};
  const own = { ...headers, ...length, ...known, host: new URL(origin).host, origin };
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, url),
      { method, headers: own, ...(signal ? { signal } : {}) },
      (answer) => {
        const { statusCode = 500 } = answer;
        const answered = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
        const empty = statusCode === 204 || statusCode === 304;
        const content = empty ? null : (Readable.toWeb(answer) as globalThis.ReadableStream);
        if (empty) answer.resume();
        resolve(
          new Response(content, { status: statusCode, headers: Object.fromEntries(answered) as HeadersInit }),
        );
      },
    );
    sent.on('error', reject);
    if (body instanceof Blob)
      Readable.fromWeb(body.stream() as ReadableStream)
        .once('error', reject)
        .pipe(sent);
    else sent.end(body);
  });
}
