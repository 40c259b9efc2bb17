import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import type { FileOutcome } from '../ingest/load-parts.ts';
import { receiveUpload, uploadFolder, type Sent } from './receive-upload.ts';

/** An upload expires this long after it was stored, or looked at last: it is personal data that nobody loaded. */
export const EXPIRY_MS = 30 * 60_000;
const TOKEN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const pathOf = (dataDir: string | null, token: string) => join(uploadFolder(dataDir), token);

/** Stores an upload until it is loaded, deleted or expires; returns its token. */
export async function storeUpload(dataDir: string | null, sent: Sent): Promise<string> {
  const upload = await receiveUpload(dataDir, sent);
  return adoptFile(dataDir, upload.path);
}

/** Moves a file of the inbox to the stored uploads; returns its token. */
export async function adoptFile(dataDir: string | null, path: string): Promise<string> {
  const token = randomUUID();
  await mkdir(uploadFolder(dataDir), { recursive: true, mode: 0o700 });
  await rename(path, pathOf(dataDir, token));
  return token;
}

/** The path of a stored upload, which is kept a while longer then. Throws a Fault when there is none with this token. */
export async function uploadOf(dataDir: string | null, token: string, now: Date): Promise<string> {
  const path = pathOf(dataDir, token);
  const found = TOKEN.test(token) && (await stat(path).catch(() => null));
  if (!found) throw new Fault('preview_gone', {}, 404);
  await utimes(path, now, now);
  return path;
}

/** Deletes a stored upload, if it exists. */
export async function deleteUpload(dataDir: string | null, token: string): Promise<void> {
  if (TOKEN.test(token)) await rm(pathOf(dataDir, token), { force: true });
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
  sent: Sent,
  token: string | null,
  now: Date,
): Promise<UploadToLoad> {
  if (token === null) {
    const upload = await receiveUpload(dataDir, sent);
    return { ...upload, track: (outcomes) => outcomes };
  }
  let allLoaded = false;
  return {
    path: await uploadOf(dataDir, token, now),
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

/** Deletes the uploads that expired; also those dated in the future, whose end no clock would reach. */
export async function clearExpired(dataDir: string | null, now: Date): Promise<void> {
  for (const token of await readdir(uploadFolder(dataDir)).catch(() => [])) {
    const facts = TOKEN.test(token) ? await stat(pathOf(dataDir, token)).catch(() => null) : null;
    if (facts && Math.abs(now.getTime() - facts.mtimeMs) > EXPIRY_MS) await deleteUpload(dataDir, token);
  }
}
