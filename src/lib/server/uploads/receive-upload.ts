import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formatBytes } from '#lib/domain/format.ts';
import { Fault } from '#lib/domain/fault.ts';
import { faultOf } from '../db/errors.ts';
import { UPLOAD_LIMIT_BYTES } from '../ingest/read/limits.ts';
import { bodyPieces, type BodyLimits } from '../request-body.ts';
import { admitUpload } from './upload-quota.ts';

/** An upload, stored under a generated name. */
export interface ReceivedUpload {
  readonly path: string;
  discard(): Promise<void>;
}

/** A request, or what stands for one. */
export type Sent = Pick<Request, 'body' | 'headers'>;

/** Where uploads are stored, open to the server alone. */
export const uploadFolder = (dataDir: string | null): string =>
  join(dataDir === null ? join(tmpdir(), 'i-speed') : join(dataDir, 'inbox'), 'previews');

/**
 * Streams an upload into its folder. Throws a Fault when there are too many, when it is too large, stalls or is
 * interrupted, or when the disk is full, and deletes it.
 */
export async function receiveUpload(
  dataDir: string | null,
  sent: Sent,
  { mostBytes = UPLOAD_LIMIT_BYTES, ...limits }: Partial<BodyLimits> = {},
): Promise<ReceivedUpload> {
  const folder = uploadFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `upload-${randomUUID()}`);
  const discard = () => rm(path, { force: true });
  const tooLarge = () => new Fault('upload_too_large', { limit: formatBytes(mostBytes, 'vi') }, 413);
  const end = await admitUpload(folder);
  try {
    const pieces = bodyPieces(sent, { mostBytes, tooLarge, ...limits });
    await pipeline(pieces, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return { path, discard };
  } catch (error) {
    await discard();
    const fault = faultOf(error);
    throw fault instanceof Fault ? fault : new Fault('upload_cut_off', {}, 400, { cause: error });
  } finally {
    end();
  }
}
