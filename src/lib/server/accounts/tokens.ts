import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Too many to guess. */
const TOKEN_BYTES = 32;

/** A new secret text, safe in addresses, cookies and headers. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What of a token is stored: who reads the file learns no token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Are two secrets the same, in a time that tells nothing of where they differ? */
export const isSameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
