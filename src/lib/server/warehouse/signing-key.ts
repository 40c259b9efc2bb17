import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './private-files.ts';
import { writeAtomically } from './write-atomically.ts';

/** The file of the private key that packs are signed with, beside the device secret. */
export const signingKeyFile = (dataDir: string): string => join(dataDir, 'secret', 'signing-key');

/** Keys of warehouses in memory. */
const inMemory = new WeakMap<object, string>();

/** Where a key belongs: a data folder, or a warehouse in memory. */
export interface KeyHome {
  readonly dataDir: string | null;
}

/** A new Ed25519 key, as PEM. */
export function freshSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The private key as stored; null when there is none yet. */
export function readSigningKey(home: KeyHome): string | null {
  if (home.dataDir === null) return inMemory.get(home) ?? null;
  const path = signingKeyFile(home.dataDir);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Writes the private key, whole or not at all, for its owner only. */
export function writeSigningKey(home: KeyHome, pem: string): void {
  if (home.dataDir === null) {
    inMemory.set(home, pem);
    return;
  }
  const path = signingKeyFile(home.dataDir);
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  writeAtomically(path, pem, PRIVATE_FILE);
}

/** The key that packs are signed with, made at the first need. */
export function signingKey(home: KeyHome): KeyObject {
  const found = readSigningKey(home);
  if (found !== null) return createPrivateKey(found);
  const pem = freshSigningKey();
  writeSigningKey(home, pem);
  return createPrivateKey(pem);
}
