import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Readable and writable by the owner alone. */
export const PRIVATE_FILE = 0o600;
/** Open to the owner alone. */
export const PRIVATE_FOLDER = 0o700;
/** What the process takes away from the permissions of everything that it creates. */
const PRIVATE_MASK = 0o077;
/** Reference data of the program, which may stand in the data folder, is for all to read. */
const isReference = (name: string): boolean => name.startsWith('reference');

/** Makes everything that this process creates from now on readable by its owner only. */
export function createPrivately(): void {
  process.umask(PRIVATE_MASK);
}

/** Creates a data folder, closed to others, and closes what earlier versions left open in it. */
export function closeToOthers(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: PRIVATE_FOLDER });
  const names = readdirSync(dataDir);
  if (!names.some(isReference)) chmodSync(dataDir, PRIVATE_FOLDER);
  for (const name of names) if (!isReference(name)) close(join(dataDir, name));
}

function close(path: string): void {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (!facts || facts.isSymbolicLink()) return;
  const mode = facts.isDirectory() ? PRIVATE_FOLDER : PRIVATE_FILE;
  if ((facts.mode & 0o777) !== mode) chmodSync(path, mode);
  if (facts.isDirectory()) for (const name of readdirSync(path)) close(join(path, name));
}
