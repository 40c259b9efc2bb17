import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { formatBytes } from '#lib/domain/format.ts';
import { Fault } from '#lib/domain/fault.ts';
import { UPLOAD_LIMIT_BYTES } from '../ingest/read/limits.ts';

/** An upload, stored under a generated name. */
export interface ReceivedUpload {
  readonly path: string;
  discard(): Promise<void>;
}

/**
 * Streams an upload into the inbox. Throws a Fault when it is too large or is interrupted, and deletes it.
 */
export async function receiveUpload(
  dataDir: string | null,
  body: ReadableStream<Uint8Array> | null,
  limit = UPLOAD_LIMIT_BYTES,
): Promise<ReceivedUpload> {
  const inbox = dataDir === null ? tmpdir() : join(dataDir, 'inbox');
  await mkdir(inbox, { recursive: true });
  const path = join(inbox, `upload-${randomUUID()}`);
  const discard = () => rm(path, { force: true });
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= limit) done(null, chunk);
      else done(new Fault('upload_too_large', { limit: formatBytes(limit, 'vi') }, 413));
    },
  });
  try {
    const source = body === null ? Readable.from([]) : Readable.fromWeb(body as NodeReadableStream);
    await pipeline(source, measured, createWriteStream(path, { flags: 'wx' }));
    return { path, discard };
  } catch (error) {
    await discard();
    throw error instanceof Fault ? error : new Fault('upload_cut_off', {}, 400, { cause: error });
  }
}
