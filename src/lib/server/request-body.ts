import { formatBytes } from '#lib/domain/format.ts';
import { Fault } from '#lib/domain/fault.ts';

/** How much of a body is taken, and how slowly it may come. */
export interface BodyLimits {
  readonly mostBytes: number;
  /** The Fault for a larger body. */
  readonly tooLarge: () => Fault;
  /** Longest wait for `LEAST_BYTES`, or for the end. */
  readonly idleMs?: number;
}

const IDLE_MS = 30_000;
/** Of what is slower than this in `IDLE_MS` (about 1 kB/s) nothing is expected any more. */
const LEAST_BYTES = 32 * 1024;
/** Enough for any form and any JSON that a page sends. */
const MAX_FIELDS_BYTES = 1_000_000;
/** How long a refused client may go on sending, so that it can read why. */
const DRAIN_MS = 2000;

/**
 * The pieces of a request's body, counted as they come, whatever it declares. Throws a Fault when it is too large, stalls
 * or breaks off.
 */
export async function* bodyPieces(
  { body, headers }: Pick<Request, 'body' | 'headers'>,
  { mostBytes, tooLarge, idleMs = IDLE_MS }: BodyLimits,
): AsyncGenerator<Uint8Array> {
  const isDeclaredTooLarge = Number(headers.get('content-length')) > mostBytes;
  if (body === null && isDeclaredTooLarge) throw tooLarge();
  if (body === null) return;
  const reader = body.getReader();
  const patience = new Patience(idleMs);
  let bytes = 0;
  let isWhole = false;
  try {
    if (isDeclaredTooLarge) throw tooLarge();
    for (;;) {
      const { done, value } = await patience.wait(reader.read());
      if (done) break;
      bytes += value.length;
      if (bytes > mostBytes) throw tooLarge();
      patience.reward(value.length);
      yield value;
    }
    isWhole = true;
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('upload_cut_off', {}, 400, { cause: error });
  } finally {
    if (!isWhole) void drain(reader);
  }
}

/** A body of fields, whole. Throws a Fault when it is larger than `mostBytes`, without it than any fields that a page sends. */
export async function readBody(request: Request, mostBytes = MAX_FIELDS_BYTES): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const tooLarge = () => new Fault('body_too_large', { limit: formatBytes(mostBytes, 'vi') }, 413);
  for await (const piece of bodyPieces(request, { mostBytes, tooLarge })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The fields of a form. Throws a Fault when the body is none, or too large. */
export async function readForm(request: Request, mostBytes?: number): Promise<FormData> {
  const body = new Uint8Array(await readBody(request, mostBytes));
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return new Response(body, { headers }).formData().catch(() => {
    throw new Fault('body_unreadable');
  });
}

/** Waits for a sender that must send something within a time. */
class Patience {
  readonly #idleMs: number;
  #waited = 0;
  #bytes = 0;

  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  async wait<T>(read: Promise<T>): Promise<T> {
    const asked = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<never>((_, reject) => {
      const tooLong = () => reject(new Fault('upload_stalled', {}, 408));
      timer = setTimeout(tooLong, Math.max(0, this.#idleMs - this.#waited));
    });
    try {
      return await Promise.race([read, stalled]);
    } finally {
      clearTimeout(timer);
      this.#waited += performance.now() - asked;
    }
  }

  reward(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes < LEAST_BYTES) return;
    [this.#bytes, this.#waited] = [0, 0];
  }
}

/** Lets a refused client send a little more before the connection is closed: in the middle of sending it reads nothing. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const close = () => reader.cancel().catch(() => undefined);
  const timer = setTimeout(() => void close(), DRAIN_MS);
  try {
    for (let read = await reader.read(); !read.done;) read = await reader.read();
  } catch {
    // The client went first.
  }
  clearTimeout(timer);
  await close();
}
