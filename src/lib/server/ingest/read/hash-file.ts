import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { chunkOf } from './file-facts.ts';

/** The SHA-256 of a file in hexadecimal. Rejects when the file cannot be read, or when `signal` aborts. */
export async function hashFile(path: string, bytes: number, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: chunkOf(bytes) }), hash, { signal });
  return hash.digest('hex');
}
