import { Fault } from '#lib/domain/fault.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { findSession, type FoundSession } from '../accounts/sessions.ts';

/** The session of a token, for who changes their own account. Throws a Fault where it is over meanwhile. */
export function ownSession(accounts: Accounts, token: string | null): FoundSession {
  const found = token === null ? null : findSession(accounts, token);
  if (found === null) throw new Fault('sign_in_needed', {}, 401);
  return found;
}
