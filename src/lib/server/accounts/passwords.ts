import { hash, verify } from '@node-rs/argon2';
import { normalisedPassword } from '#lib/domain/access/password-rule.ts';
import { Turns } from '../runtime/turns.ts';

/** argon2id with 19 MiB, two passes, one lane: the least that OWASP's cheat sheet of password storage names. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each takes some 60 ms of a processor: more at once would slow down figures, more that wait are refused. */
const turns = new Turns({ atOnce: 2, weight: 2, waiting: 40 });

/** What a password is stored as. */
export const hashPassword = (password: string): Promise<string> =>
  turns.take(1, undefined, () => hash(normalisedPassword(password), COST));

/** A hash that no password is known for. */
let nobodys: Promise<string> | null = null;

/**
 * Is it the password of a hash? Without a hash (no such name, or one that may not sign in) it is not, and finding that out
 * takes as long.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobodys ??= hashPassword(crypto.randomUUID());
  const compared = stored ?? (await nobodys);
  const compare = () => verify(compared, normalisedPassword(password));
  // What is stored and is no hash is nobody's password.
  const matches = await turns.take(1, undefined, () => compare().catch(() => false));
  return matches && stored !== null;
}
