import { open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Puts a finished file in its place so that neither a kill nor a loss of power leaves part of it there: its bytes are on
 * the disk before it has its name, and its name before this resolves.
 */
export async function putInPlace(unfinished: string, path: string): Promise<void> {
  await synchronise(unfinished);
  await rename(unfinished, path);
  await synchronise(dirname(path));
}

/** Writes a file's bytes, or a folder's names, to the disk. Windows writes names by itself, and files only for who may write. */
async function synchronise(path: string): Promise<void> {
  const onWindows = process.platform === 'win32';
  if (onWindows && (await stat(path)).isDirectory()) return;
  const file = await open(path, onWindows ? 'r+' : 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
