import { readFileSync } from 'node:fs';
import { Fault } from '#lib/domain/fault.ts';

/** Our own choice: with scrypt, twelve characters of a phrase that no list has are out of reach. */
const LEAST_CHARACTERS = 12;

/**
 * The passphrase in a file, without the line's end; null without a file. A file, since arguments and variables show in
 * lists of processes. Throws a Fault when it cannot be read or is short.
 */
export function readPassphrase(file: string | null): string | null {
  if (file === null) return null;
  const fault = (cause?: unknown) =>
    new Fault('backup_passphrase_empty', { file, least: LEAST_CHARACTERS }, 400, { cause });
  let passphrase: string;
  try {
    passphrase = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw fault(cause);
  }
  if (passphrase.length < LEAST_CHARACTERS) throw fault();
  return passphrase;
}
