import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { HashRequest } from './hash-file.ts';

/** Entry of a worker thread that hashes one file. */
const { path, highWaterMark } = workerData as HashRequest;
const hash = createHash('sha256');
await pipeline(createReadStream(path, { highWaterMark }), hash);
parentPort!.postMessage(hash.digest('hex'));
