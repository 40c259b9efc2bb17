import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import type { FileOutcome } from '../ingest/load-files.ts';
import { receiveUpload } from './receive-upload.ts';

/** How long an upload waits to be loaded after it was last looked at. */
const EXPIRY_MS = 2 * 3_600_000;
const PREFIX = 'preview-';
const TOKEN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const inboxOf = (dataDir: string | null) => (dataDir === null ? tmpdir() : join(dataDir, 'inbox'));

/** Stores an upload until it is loaded or forgotten; returns the token it is known by. Clears away those that expired. */
export async function storeUpload(
  dataDir: string | null,
  body: ReadableStream<Uint8Array> | null,
  now: Date,
): Promise<string> {
  await clearExpired(dataDir, now);
  const upload = await receiveUpload(dataDir, body);
  return adoptFile(dataDir, upload.path);
}

/** Takes a file of the inbox over in the same way. */
export async function adoptFile(dataDir: string | null, path: string): Promise<string> {
  const token = randomUUID();
  await rename(path, join(inboxOf(dataDir), PREFIX + token));
  return token;
}

/** Where an upload waits. Throws a Fault when it is gone. */
export async function uploadOf(dataDir: string | null, token: string): Promise<string> {
  const path = join(inboxOf(dataDir), PREFIX + token);
  const found = TOKEN.test(token) && (await stat(path).catch(() => null));
  if (!found) throw new Fault('preview_gone', {}, 404);
  return path;
}

/** Throws an upload away; nothing happens when it is gone. */
export async function deleteUpload(dataDir: string | null, token: string): Promise<void> {
  if (TOKEN.test(token)) await rm(join(inboxOf(dataDir), PREFIX + token), { force: true });
}

/** A file to be loaded, sent now or for a preview before. */
export interface UploadToLoad {
  readonly path: string;
  /** Passes on what becomes of each file, and remembers whether all were taken in. */
  track(outcomes: AsyncIterable<FileOutcome>): AsyncIterable<FileOutcome>;
  /** Throws the file away; one that was sent for a preview and refused stays for another try. */
  discard(): Promise<void>;
}

/** The upload of a token, or the one that comes with the request. Throws a Fault when the token's is gone. */
export async function receiveOnce(
  dataDir: string | null,
  body: ReadableStream<Uint8Array> | null,
  token: string | null,
): Promise<UploadToLoad> {
  if (token === null) {
    const upload = await receiveUpload(dataDir, body);
    return { ...upload, track: (outcomes) => outcomes };
  }
  let allLoaded = false;
  return {
    path: await uploadOf(dataDir, token),
    async *track(outcomes) {
      let refused = false;
      for await (const outcome of outcomes) {
        refused ||= 'fault' in outcome;
        yield outcome;
      }
      allLoaded = !refused;
    },
    discard: async () => {
      if (allLoaded) await deleteUpload(dataDir, token);
    },
  };
}

async function clearExpired(dataDir: string | null, now: Date): Promise<void> {
  const inbox = inboxOf(dataDir);
  for (const name of await readdir(inbox).catch(() => [])) {
    if (!name.startsWith(PREFIX) || !TOKEN.test(name.slice(PREFIX.length))) continue;
    const facts = await stat(join(inbox, name)).catch(() => null);
    if (facts && now.getTime() - facts.mtimeMs > EXPIRY_MS) await rm(join(inbox, name), { force: true });
  }
}
