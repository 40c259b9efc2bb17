import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupManifest } from '#lib/domain/backup/manifest.ts';
import { makePrivateFolder, sweepLeftovers, temporaryName } from './durable.ts';
import { extractBackup } from './extract-backup.ts';

const PREFIX = '.verified';

/** Restores a backup into a temporary folder beside it, compares files, counts and sums, and removes the folder. */
export async function verifyBackup(file: string): Promise<BackupManifest> {
  await sweepLeftovers(dirname(file), PREFIX);
  const folder = makePrivateFolder(join(dirname(file), temporaryName(PREFIX)));
  try {
    return await extractBackup(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
