import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/**
 * A pack is signed whole: the Ed25519 signature (RFC 8032) covers every byte of the file but its own 88 characters of
 * base64. In a ZIP these are the last ones of the archive's comment; in a PDF they stand in a comment before the last three
 * lines, which always have `PDF_TAIL` bytes. To check one without this program:
 *
 *     head -c -88 pack.zip > signed;                            tail -c 88 pack.zip | base64 -d > sig
 *     (head -c -116 pack.pdf; tail -c 28 pack.pdf) > signed;    tail -c 116 pack.pdf | head -c 88 | base64 -d > sig
 *     openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in signed -sigfile sig
 */

/** Length of a signature in base64, and of a public key. */
export const SIGNATURE_CHARACTERS = 88;
const KEY_CHARACTERS = 44;
const KEY_BYTES = 32;
const MARK = 'i-speed-pack-1 key ';
const BEFORE_SIGNATURE = ' sig ';
/** What stands before the signature. */
const LEAD_CHARACTERS = MARK.length + KEY_CHARACTERS + BEFORE_SIGNATURE.length;
/** Length of a ZIP's comment. */
export const COMMENT_BYTES = LEAD_CHARACTERS + SIGNATURE_CHARACTERS;

const OFFSET_DIGITS = 10;
/** `\nstartxref\n`, an offset of ten digits, `\n%%EOF\n`. */
export const PDF_TAIL = '\nstartxref\n'.length + OFFSET_DIGITS + '\n%%EOF\n'.length;

/** The raw public key of a key. */
const rawKey = (key: KeyObject): Buffer =>
  (key.type === 'private' ? createPublicKey(key) : key)
    .export({ type: 'spki', format: 'der' })
    .subarray(-KEY_BYTES);

/** The public key of 32 bytes. */
function keyOf(raw: Buffer): KeyObject {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' });
}

/** How people name a key: the first 32 digits of the SHA-256 of its raw bytes, in groups of four. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(rawKey(key))
    .digest('hex')
    .slice(0, 32)
    .replace(/(.{4})(?=.)/g, '$1 ');

/** The placeholder that a file is made with, and signed in. */
export const placeholder = (key: KeyObject): string =>
  `${MARK}${rawKey(key).toString('base64')}${BEFORE_SIGNATURE}${'A'.repeat(SIGNATURE_CHARACTERS)}`;

/** Where a file's signature stands, in bytes from its beginning. */
const signatureAt = (file: Buffer, isPdf: boolean): number =>
  file.length - SIGNATURE_CHARACTERS - (isPdf ? PDF_TAIL : 0);

/** Is it a PDF, by its first bytes? */
export const isPdf = (file: Buffer): boolean => file.subarray(0, 5).toString('latin1') === '%PDF-';

/** All of a file but its signature. */
function signedBytes(file: Buffer, at: number): Buffer {
  return Buffer.concat([file.subarray(0, at), file.subarray(at + SIGNATURE_CHARACTERS)]);
}

/** Signs a file in its placeholder. */
export function signFile(file: Buffer, key: KeyObject): Buffer {
  const at = signatureAt(file, isPdf(file));
  const signed = Buffer.from(file);
  signed.write(sign(null, signedBytes(file, at), key).toString('base64'), at, 'latin1');
  return signed;
}

/** The signature of a file. */
export interface FileSignature {
  /** Null where the file has none in the place for it. */
  readonly key: KeyObject | null;
  /** Every byte is as it was signed with that key. */
  readonly isIntact: boolean;
}

/** Checks a file's signature by the key that the file names. Never throws. */
export function checkSignature(file: Buffer): FileSignature {
  const at = signatureAt(file, isPdf(file));
  if (at < LEAD_CHARACTERS) return { key: null, isIntact: false };
  const lead = file.subarray(at - LEAD_CHARACTERS, at).toString('latin1');
  const raw = canonical(lead.slice(MARK.length, MARK.length + KEY_CHARACTERS), KEY_BYTES);
  if (!lead.startsWith(MARK) || !lead.endsWith(BEFORE_SIGNATURE) || raw === null) {
    return { key: null, isIntact: false };
  }
  const signature = canonical(file.subarray(at, at + SIGNATURE_CHARACTERS).toString('latin1'), 64);
  try {
    const key = keyOf(raw);
    return { key, isIntact: signature !== null && verify(null, signedBytes(file, at), key, signature) };
  } catch {
    return { key: null, isIntact: false };
  }
}

/** The bytes of base64 in the only spelling that `toString` gives; null for another. */
function canonical(text: string, bytes: number): Buffer | null {
  const decoded = Buffer.from(text, 'base64');
  return decoded.length === bytes && decoded.toString('base64') === text ? decoded : null;
}
