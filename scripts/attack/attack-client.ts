import { Agent, request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { broken, held, type Verdict } from './verdict.ts';

/** A server's answer. */
export interface Answer {
  /** 0 when the connection broke. */
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream is sent in chunks, without a declared length. */
  readonly body?: Buffer | string | Readable;
  readonly signal?: AbortSignal;
}

const FILE_TYPE = 'application/octet-stream';
/** Of a longer answer the rest is passed over. */
const MAX_ANSWER_BYTES = 50_000_000;

/** Sends requests as the server's own pages do, with any path, name and body. */
export class AttackClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Sends a request with its path as it stands. A connection that breaks is an answer with status 0. */
  async call(path: string, { method = 'GET', headers = {}, body, signal }: Call = {}): Promise<Answer> {
    const { hostname, port, origin } = new URL(this.url);
    const length = typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.byteLength(body) : null;
    // As browsers do: of a connection that is not kept the server closes the end that it still reads from.
    const agent = new Agent({ keepAlive: true });
    const sent = request({
      ...{ hostname, port, path, method, agent },
      ...(signal ? { signal } : {}),
      headers: { origin, ...(length === null ? {} : { 'content-length': String(length) }), ...headers },
    });
    try {
      const answer = new Promise<Answer>((resolve, reject) => {
        sent.once('error', reject);
        sent.once('response', (response) => void readAnswer(response).then(resolve, reject));
      });
      const sending = pipeline(body === undefined ? Readable.from([]) : piecesOf(body), sent);
      // A server that refuses answers before everything was sent.
      sending.catch(() => undefined);
      return await answer;
    } catch (error) {
      const text = (error as Error).message;
      return { status: 0, text, bytes: Buffer.from(text) };
    } finally {
      sent.destroy();
      agent.destroy();
    }
  }

  /** Asks how a file would be read, and gives up what the server keeps of it. */
  async preview(name: string, body: Buffer | Readable, query = ''): Promise<Answer> {
    const answer = await this.call(`/api/v1/previews${query}`, fileCall(name, body));
    for (const [, token] of answer.text.matchAll(/"token":"([0-9a-f-]{36})"/g)) {
      await this.call(`/api/v1/previews/${token}`, { method: 'DELETE' });
    }
    return answer;
  }

  load(name: string, body: Buffer | Readable, query = ''): Promise<Answer> {
    return this.call(`/api/v1/batches${query}`, fileCall(name, body));
  }

  importAreas(body: Buffer | Readable, query: string): Promise<Answer> {
    const headers = { 'content-type': FILE_TYPE };
    return this.call(`/api/v1/areas/import?${query}`, { method: 'POST', headers, body });
  }
}

const fileCall = (name: string, body: Buffer | Readable): Call => ({
  method: 'POST',
  headers: { 'content-type': FILE_TYPE, 'x-file-name': encodeURIComponent(name) },
  body,
});

const PIECE_BYTES = 1 << 20;

function piecesOf(body: Buffer | string | Readable): Readable {
  if (body instanceof Readable) return body;
  const bytes = Buffer.from(body as string);
  return Readable.from(
    (function* () {
      for (let from = 0; from < bytes.length; from += PIECE_BYTES)
        yield bytes.subarray(from, from + PIECE_BYTES);
    })(),
  );
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= MAX_ANSWER_BYTES) parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  return { status: response.statusCode!, bytes, text: bytes.toString() };
}

/** The codes of the refusals in an answer. */
export const codesIn = ({ text }: Answer): string[] =>
  [...text.matchAll(/"code":"(\w+)","message"/g)].map(([, code]) => code!);

/** Held when an answer refuses with one of these codes. */
export function refusedWith(answer: Answer, ...codes: readonly string[]): Verdict {
  const found = codesIn(answer);
  const said = `${answer.status} ${found.join(' ') || answer.text.slice(0, 80)}`;
  return answer.status < 500 && answer.status > 0 && found.some((code) => codes.includes(code))
    ? held(said)
    : broken(said);
}
