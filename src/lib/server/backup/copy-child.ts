import { constants, copyFileSync, existsSync, openSync, closeSync, fsyncSync } from 'node:fs';

/**
 * Entry of a child process that copies the warehouse's file, and its write-ahead log where there is one. The process that
 * has the warehouse open must not do it: when it closes any other handle of the file, the operating system drops the lock
 * that keeps other processes out. With `unsynced` the copy need not outlive the machine: its bytes may be in memory still.
 */
const [from, to, synced] = process.argv.slice(2) as [string, string, 'unsynced' | undefined];
for (const ending of ['', '.wal']) {
  if (ending !== '' && !existsSync(from + ending)) continue;
  copyFileSync(from + ending, to + ending, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  if (synced === 'unsynced') continue;
  const copy = openSync(to + ending, 'r');
  fsyncSync(copy);
  closeSync(copy);
}
