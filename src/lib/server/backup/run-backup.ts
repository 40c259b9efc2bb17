import { existsSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import { summaryOf, type BackupSummary } from '#lib/domain/backup/manifest.ts';
import type { Config } from '../config.ts';
import { faultOf } from '../db/errors.ts';
import { referenceOf } from '../province/reference-in-use.ts';
import { publishArchive } from './archive.ts';
import { recordedSettings } from './backup-settings.ts';
import { sweepLeftovers, temporaryName } from './durable.ts';
import { recordBackup } from './last-backup.ts';
import { makeBackup } from './make-backup.ts';
import { requestSnapshot } from './request-snapshot.ts';
import { verifyBackup } from './verify-backup.ts';

/** A backup that a person or the server asks for. */
export interface BackupRun {
  readonly folder: string;
  /** The archive's name in that folder. */
  readonly name: string;
  readonly passphrase: string | null;
  /** Restore it into a temporary folder as well, and compare? */
  readonly verify: boolean;
}

/** The beginning of the name of an archive that is being written, in the folder of its final name. */
const UNFINISHED_PREFIX = '.unfinished';

/**
 * Makes a backup of the configured data folder and notes it there. The archive has its final name only once it is
 * complete, on disk and, if asked, verified. Throws a Fault when a file of that name exists, or the disk is full.
 */
export async function runBackup(
  config: Pick<Config, 'dataDir' | 'root' | 'threads' | 'memoryLimit'>,
  { folder, name, passphrase, verify }: BackupRun,
  env: Readonly<Record<string, string | undefined>>,
): Promise<BackupSummary> {
  const now = new Date();
  const out = join(folder, name);
  const unfinished = join(folder, temporaryName(UNFINISHED_PREFIX));
  const noted = { at: now.toISOString(), file: out };
  try {
    await mkdir(folder, { recursive: true });
    await sweepLeftovers(folder, UNFINISHED_PREFIX);
    if (existsSync(out)) throw new Fault('backup_exists', { file: out }, 409);
    const manifest = await makeBackup({
      ...{ dataDir: config.dataDir, out: unfinished, passphrase, now, settings: recordedSettings(env) },
      reference: referenceOf(config),
      snapshot: (snapshotFolder) => requestSnapshot(config, snapshotFolder),
    });
    if (verify) await verifyBackup(unfinished);
    const { size: bytes } = await stat(unfinished);
    await publishArchive(unfinished, out);
    recordBackup(config.dataDir, { ...noted, bytes, verified: verify, fault: null });
    return summaryOf(manifest, bytes);
  } catch (thrown) {
    const error = faultOf(thrown);
    const fault = error instanceof Fault ? error.code : 'unexpected';
    recordBackup(config.dataDir, { ...noted, bytes: null, verified: false, fault });
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}
