import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../warehouse/private-files.ts';
import { writeAtomically } from '../warehouse/write-atomically.ts';
import { newToken } from './tokens.ts';

/** The file of the secret by which commands on this machine are known to the server that runs: for its owner only. */
const commandTokenFile = (dataDir: string): string => join(dataDir, 'secret', 'command-token');

/** A secret of this run, written for commands. A new one at each start: what a server that died was told is worth nothing. */
export function freshCommandToken(dataDir: string): string {
  const token = newToken();
  mkdirSync(dirname(commandTokenFile(dataDir)), { recursive: true, mode: PRIVATE_FOLDER });
  writeAtomically(commandTokenFile(dataDir), token, PRIVATE_FILE);
  return token;
}

/** The secret for commands; null where no server has written one that this user may read. */
export function readCommandToken(dataDir: string): string | null {
  try {
    return readFileSync(commandTokenFile(dataDir), 'utf8');
  } catch {
    return null;
  }
}
