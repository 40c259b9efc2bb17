import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Config } from '../config.ts';
import { programOf } from '../runtime/programs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

const execute = promisify(execFile);

const NIGHTLY_NAME = /^i-speed-\d{4}-\d{2}-\d{2}\.tar$/;
/** How often a backup that is due is tried. */
const CHECK_MS = 3_600_000;

/** The name of the backup of a day in Việt Nam. */
export const nightlyName = (now: Date): string => `i-speed-${localDateAt(now)}.tar`;

/** Backups beyond the number that is kept, oldest first by the date in their name; other files are never listed. */
export function surplus(names: readonly string[], keep: number): string[] {
  const nightly = names.filter((name) => NIGHTLY_NAME.test(name)).sort();
  return nightly.slice(0, Math.max(0, nightly.length - keep));
}

/**
 * Makes a verified backup of each day, within an hour after midnight in Việt Nam or when the server starts later, in a
 * process of its own; removes those beyond the number that is kept once the new one is sound. Does nothing without
 * BACKUP_DIR.
 */
export function backUpNightly(warehouse: Warehouse, { backup }: Pick<Config, 'backup'>): void {
  if (backup === null) return;
  let running = false;
  const check = async () => {
    const name = nightlyName(warehouse.clock());
    const made: string[] = await readdir(backup.dir).catch(() => []);
    if (running || made.includes(name)) return;
    running = true;
    const { path, execArgv } = programOf('backup-child');
    const request = JSON.stringify({ name });
    // Not awaited: the child asks this server for a snapshot.
    execute(process.execPath, [...execArgv, path, request])
      .then(() => removeSurplus(backup))
      .catch((error: unknown) => console.error(error))
      .finally(() => (running = false));
  };
  warehouse.inBackground(check);
  warehouse.repeat(check, CHECK_MS);
}

async function removeSurplus({ dir, keep }: NonNullable<Config['backup']>): Promise<void> {
  for (const name of surplus(await readdir(dir), keep)) await rm(join(dir, name));
}
