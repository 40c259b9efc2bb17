import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../warehouse/private-files.ts';
import { writeAtomically } from '../warehouse/write-atomically.ts';

const KEY_BYTES = 32;
const KEY_ID_LETTERS = 12;

/** The file of the key that entries of the audit are sealed with, beside the other secrets and apart from both databases. */
const auditKeyFile = (dataDir: string): string => join(dataDir, 'secret', 'audit-key');

/** The key as base64; null when there is none yet. */
export function readAuditKey(dataDir: string): string | null {
  const path = auditKeyFile(dataDir);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Writes the key, whole or not at all, for its owner only. */
export function writeAuditKey(dataDir: string, key: string): void {
  mkdirSync(dirname(auditKeyFile(dataDir)), { recursive: true, mode: PRIVATE_FOLDER });
  writeAtomically(auditKeyFile(dataDir), key, PRIVATE_FILE);
}

/** A key, and by which beginning of its hash entries name it. */
export interface AuditKey {
  readonly id: string;
  readonly bytes: Buffer;
}

const named = (bytes: Buffer): AuditKey => ({
  bytes,
  id: createHash('sha256').update(bytes).digest('hex').slice(0, KEY_ID_LETTERS),
});

/** The key of a data folder; null when there is none. */
export function foundAuditKey(dataDir: string): AuditKey | null {
  const found = readAuditKey(dataDir);
  return found === null ? null : named(Buffer.from(found, 'base64'));
}

/** The key of a data folder (null: of data in memory), made at the first need. */
export function auditKey(dataDir: string | null): AuditKey {
  const found = dataDir === null ? null : foundAuditKey(dataDir);
  if (found !== null) return found;
  const key = randomBytes(KEY_BYTES);
  if (dataDir !== null) writeAuditKey(dataDir, key.toString('base64'));
  return named(key);
}
