import { LRUCache } from 'lru-cache';
import { hashOfToken } from '../accounts/tokens.ts';

/** What the sign-on is told when somebody leaves, by the hash of their session's token; forgotten with the process. */
const hints = new LRUCache<string, string>({ max: 2_000 });

export const rememberHint = (token: string, idToken: string): void => {
  hints.set(hashOfToken(token), idToken);
};

/** The hint of a session, once; null where it was not begun by the sign-on. */
export function takeHint(token: string): string | null {
  const key = hashOfToken(token);
  const hint = hints.get(key) ?? null;
  hints.delete(key);
  return hint;
}
