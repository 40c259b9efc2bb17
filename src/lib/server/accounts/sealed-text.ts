import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../warehouse/private-files.ts';
import { writeAtomically } from '../warehouse/write-atomically.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The file of the key that second factors are encrypted with, beside the other secrets and apart from the accounts. */
export const accountsKeyFile = (dataDir: string): string => join(dataDir, 'secret', 'accounts-key');

/** The key as base64; null when there is none yet. */
export function readAccountsKey(dataDir: string): string | null {
  const path = accountsKeyFile(dataDir);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Writes the key, whole or not at all, for its owner only. */
export function writeAccountsKey(dataDir: string, key: string): void {
  mkdirSync(dirname(accountsKeyFile(dataDir)), { recursive: true, mode: PRIVATE_FOLDER });
  writeAtomically(accountsKeyFile(dataDir), key, PRIVATE_FILE);
}

/** The key of a data folder (null: of accounts in memory), made at the first need. */
export function accountsKey(dataDir: string | null): Buffer {
  const found = dataDir === null ? null : readAccountsKey(dataDir);
  if (found !== null) return Buffer.from(found, 'base64');
  const key = randomBytes(KEY_BYTES);
  if (dataDir !== null) writeAccountsKey(dataDir, key.toString('base64'));
  return key;
}

/** A text encrypted with the key, bound to the account that it belongs to. */
export function sealText(text: string, key: Buffer, account: number): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(String(account)));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The text again; null where the key is another, or the bytes are not those of this account. */
export function unsealText(sealed: string, key: Buffer, account: number): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(String(account)))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)).toString('utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
