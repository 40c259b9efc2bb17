import { createPublicKey } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import type { PackCheck } from '#lib/domain/packs/pack-check.ts';
import { LARGEST_CHILD_MB, runChild } from '../../runtime/run-child.ts';

/** Request to the child. */
export interface CheckRequest {
  readonly path: string;
  readonly key: string | null;
  /** Folder for files meanwhile; it outlives a child that is ended. */
  readonly within: string;
}

/** Larger than any pack of the most rows. */
export const MOST_PACK_BYTES = 100_000_000;
/** A larger file needs more memory than most children have. */
const SMALL_FILE_BYTES = 3_000_000;
const TIME_LIMIT_MS = 120_000;

/**
 * Checks a pack's file in a limited process, without a warehouse. `key`: see `readPublicKey`. Throws a Fault when the file is
 * absent or takes too much memory or time.
 */
export async function checkFile(
  path: string,
  name: string,
  key: string | null,
  signal?: AbortSignal,
): Promise<PackCheck> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw new Fault('pack_absent', { file: name }, 404, { cause });
  });
  if (facts.size > MOST_PACK_BYTES) throw new Fault('pack_file_too_large', { file: name }, 413);
  const within = await mkdtemp(join(tmpdir(), 'i-speed-check-'));
  try {
    return await runChild<PackCheck>('pack-child', { path, key, within } satisfies CheckRequest, {
      file: name,
      signal,
      tooLarge: 'pack_file_too_large',
      timeMs: TIME_LIMIT_MS,
      ...(facts.size > SMALL_FILE_BYTES ? { memoryMb: LARGEST_CHILD_MB } : {}),
    });
  } finally {
    await rm(within, { recursive: true, force: true });
  }
}

/** A public key of Ed25519 as PEM, from the text of a file. Throws a Fault for anything else. */
export function readPublicKey(text: string): string {
  try {
    if (text.includes('PRIVATE')) throw new Error('a private key');
    const key = createPublicKey(text);
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(key.asymmetricKeyType);
    return key.export({ type: 'spki', format: 'pem' }).toString();
  } catch (cause) {
    throw new Fault('pack_key_unreadable', {}, 400, { cause });
  }
}
