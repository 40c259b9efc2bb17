import { Fault } from '#lib/domain/fault.ts';
import type { Accounts } from './accounts.ts';
import { openInvitation } from './invitations.ts';
import type { StoredAccount } from './stored-account.ts';

/** Tokens that open nothing are counted as failures by no name. */
const BY_NO_NAME = '';

/** Opens an invitation by its token; one that was never given out counts as a failure of the address that asks. */
export async function openCountedInvitation(
  accounts: Accounts,
  token: string,
  client: string,
): Promise<StoredAccount> {
  const attempt = { name: BY_NO_NAME, client, isKnown: () => Promise.resolve(true) };
  await accounts.failures.begin(attempt);
  try {
    const account = await openInvitation(accounts, token);
    accounts.failures.succeed(attempt);
    return account;
  } catch (error) {
    // Who has a token that was in force once guesses nothing.
    if (!(error instanceof Fault && error.status === 404)) accounts.failures.succeed(attempt);
    throw error;
  }
}
