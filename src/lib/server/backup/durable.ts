import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../warehouse/is-running.ts';
import { PRIVATE_FOLDER } from '../warehouse/private-files.ts';

/** Waits until a file or the entries of a folder are on disk. Windows writes entries by itself, and files only for who may write. */
export async function syncToDisk(path: string): Promise<void> {
  const onWindows = process.platform === 'win32';
  if (onWindows && (await stat(path)).isDirectory()) return;
  const handle = await open(path, onWindows ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Creates a folder, and those above it, for its owner only. */
export function makePrivateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: PRIVATE_FOLDER });
  chmodSync(path, PRIVATE_FOLDER);
  return path;
}

/** The name of a temporary file or folder, which says which process it belongs to: `snapshot-812-9f3a61c0`. */
export const temporaryName = (prefix: string): string =>
  `${prefix}-${process.pid}-${randomBytes(4).toString('hex')}`;

/** Removes what processes that no longer live have left under names of `temporaryName`. */
export async function sweepLeftovers(folder: string, prefix: string): Promise<void> {
  const name = new RegExp(`^${prefix.replaceAll('.', '\\.')}-(\\d+)-[0-9a-f]{8}$`);
  for (const entry of await readdir(folder).catch(() => [])) {
    const pid = name.exec(entry)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(join(folder, entry), { recursive: true, force: true });
    }
  }
}
