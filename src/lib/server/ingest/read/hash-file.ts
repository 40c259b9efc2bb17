import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { programOf } from '../../runtime/programs.ts';
import { chunkOf } from './file-facts.ts';

/** Identifies a file's content. */
export interface FileIdentity {
  readonly sha256: string;
  readonly bytes: number;
}

/** Below this size starting a thread takes longer than hashing. */
const WORTH_A_THREAD_BYTES = 32 * 1024 * 1024;

/** Request to the thread. */
export interface HashRequest {
  readonly path: string;
  readonly highWaterMark: number;
}

/**
 * The SHA-256 of a file in hexadecimal. Large files are hashed in a thread, in parallel to
 * other reads. Rejects when the file cannot be read, or when `signal` aborts.
 */
export async function hashFile(path: string, bytes: number, signal: AbortSignal): Promise<string> {
  if (bytes < WORTH_A_THREAD_BYTES) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path, { highWaterMark: chunkOf(bytes) }), hash, { signal });
    return hash.digest('hex');
  }
  const program = programOf('hash-worker');
  const request: HashRequest = { path, highWaterMark: chunkOf(bytes) };
  const worker = new Worker(program.path, { execArgv: program.execArgv, workerData: request });
  signal.addEventListener('abort', () => void worker.terminate(), { once: true });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(`no hash of ${path}`)));
  });
}
