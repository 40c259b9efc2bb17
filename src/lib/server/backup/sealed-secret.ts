import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';

/** The name in a backup of the key that packs are signed with, encrypted in the same way. */
export const SIGNING_KEY_NAME = 'signing-key.json';

/** The name in a backup of the key that the audit is sealed with, encrypted in the same way. */
export const AUDIT_KEY_NAME = 'audit-key.json';

/** The secret for device ids, encrypted with a key that is derived from a passphrase; bytes as base64. */
export interface SealedSecret {
  readonly cipher: 'aes-256-gcm';
  readonly derivation: { readonly name: 'scrypt'; readonly cost: number; readonly salt: string };
  readonly iv: string;
  readonly tag: string;
  readonly data: string;
}

/** 2^17 with r = 8, p = 1, which takes 128 MB and some 0.5 s for each passphrase that is tried. */
const COST = 131_072;
const KEY_BYTES = 32;
const MEMORY_BYTES = 256 * 1024 * 1024;

const keyOf = (passphrase: string, salt: Buffer, cost: number) =>
  scryptSync(passphrase.normalize('NFC'), salt, KEY_BYTES, { cost, maxmem: MEMORY_BYTES });

/** Encrypts a secret with a passphrase. */
export function sealSecret(secret: string, passphrase: string): SealedSecret {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt, COST), iv);
  const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return {
    cipher: 'aes-256-gcm',
    derivation: { name: 'scrypt', cost: COST, salt: salt.toString('base64') },
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
}

/** Decrypts a secret. Throws a Fault when the passphrase is not the one it was encrypted with, or the bytes differ. */
export function openSecret({ derivation, iv, tag, data }: SealedSecret, passphrase: string): string {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  try {
    const key = keyOf(passphrase, bytes(derivation.salt), derivation.cost);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv)).setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Fault('backup_passphrase_wrong', {}, 422, { cause });
  }
}
