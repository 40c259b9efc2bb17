import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { textPart, type Part } from './part.ts';

/** SHA-256 of some bytes, in hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The manifest of some parts in the form of `sha256sum`, and its signature. */
export function manifestParts(parts: readonly Part[], key: KeyObject): readonly [Part, Part] {
  const lines = parts.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`);
  const manifest = textPart('manifest-sha256.txt', lines.join(''));
  return [manifest, { name: 'manifest-sha256.txt.sig', bytes: sign(null, manifest.bytes, key) }];
}

/** Is this the signature of the manifest by this key? */
export const isManifestSigned = (manifest: Buffer, signature: Buffer, key: KeyObject): boolean =>
  signature.length === 64 && verify(null, manifest, key, signature);

/** The hashes in a manifest, by part; null when it has any other line. */
export function readManifest(manifest: Buffer): ReadonlyMap<string, string> | null {
  const lines = manifest.toString('utf8').split('\n');
  if (lines.pop() !== '') return null;
  const entries = lines.map((line) => /^([0-9a-f]{64}) {2}([\w.-]+)$/.exec(line));
  return entries.every((entry) => entry !== null)
    ? new Map(entries.map((entry) => [entry[2]!, entry[1]!]))
    : null;
}

/** Letters and digits that nobody takes for each other (Crockford, base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 12;
const BITS = 5;
/** As many hexadecimal digits as the letters say. */
const DIGITS = (LETTERS * BITS) / 4;

/**
 * The short code of a pack, printed below a letter: the first 60 bits of the hash of its manifest, so that it follows from
 * the content alone: `7Q2M-0X4K-9RTA`.
 */
export function codeOf(manifest: Buffer): string {
  const bits = BigInt(`0x${sha256(manifest).slice(0, DIGITS)}`);
  const letter = (i: number) => ALPHABET[Number((bits >> BigInt(BITS * (LETTERS - 1 - i))) & 31n)]!;
  const letters = Array.from({ length: LETTERS }, (_, i) => letter(i)).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** The form of a code. */
export const PACK_CODE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/;
