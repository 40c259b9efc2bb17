import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import type { FileOutcome } from '../ingest/load-files.ts';
import { receiveUpload } from './receive-upload.ts';

/** An upload expires this long after it was stored. */
const EXPIRY_MS = 2 * 3_600_000;
const PREFIX = 'preview-';
const TOKEN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const inboxOf = (dataDir: string | null) => (dataDir === null ? tmpdir() : join(dataDir, 'inbox'));

/** Stores an upload until it is loaded, deleted or expires; returns its token. Deletes expired ones. */
export async function storeUpload(
  dataDir: string | null,
  body: ReadableStream<Uint8Array> | null,
  now: Date,
): Promise<string> {
  await clearExpired(dataDir, now);
  const upload = await receiveUpload(dataDir, body);
  return adoptFile(dataDir, upload.path);
}

/** Moves a file of the inbox to the stored uploads; returns its token. */
export async function adoptFile(dataDir: string | null, path: string): Promise<string> {
  const token = randomUUID();
  await rename(path, join(inboxOf(dataDir), PREFIX + token));
  return token;
}

/** The path of a stored upload. Throws a Fault when there is none with this token. */
export async function uploadOf(dataDir: string | null, token: string): Promise<string> {
  const path = join(inboxOf(dataDir), PREFIX + token);
  const found = TOKEN.test(token) && (await stat(path).catch(() => null));
  if (!found) throw new Fault('preview_gone', {}, 404);
  return path;
}

/** Deletes a stored upload, if it exists. */
export async function deleteUpload(dataDir: string | null, token: string): Promise<void> {
  if (TOKEN.test(token)) await rm(join(inboxOf(dataDir), PREFIX + token), { force: true });
}

/** A file to be loaded, sent with the request or stored for a preview before. */
export interface UploadToLoad {
  readonly path: string;
  /** Passes outcomes through and records whether all files were loaded. */
  track(outcomes: AsyncIterable<FileOutcome>): AsyncIterable<FileOutcome>;
  /** Deletes the file, except a stored one that was not fully loaded: it can be tried again. */
  discard(): Promise<void>;
}

/** The stored upload of a token, or without one the request's body. Throws a Fault when the token is unknown. */
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
