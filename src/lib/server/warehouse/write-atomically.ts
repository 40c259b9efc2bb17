import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file whole or not at all: under a temporary name, flushed to the disk, then renamed. */
export function writeAtomically(path: string, content: string, mode: number): void {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w', mode);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  flushFolder(dirname(path));
}

/** Makes a new name in a folder survive a loss of power. Windows has no such call for folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
