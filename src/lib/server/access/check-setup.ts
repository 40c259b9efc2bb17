import { listensHereOnly } from '#lib/domain/access/open-mode.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { holdsAccounts } from '../accounts/accounts-file.ts';

/** The part of a configuration that says for whom the server listens. */
interface Listening {
  readonly host: string;
  readonly dataDir: string;
}

const adminNeeded = ({ host }: Listening) => new Fault('admin_needed', { host }, 503);

/** Throws a Fault for a server that listens to other machines before any account was made; asks no database. */
export function refuseWithoutAccounts(listening: Listening): void {
  if (!listensHereOnly(listening.host) && !holdsAccounts(listening.dataDir)) throw adminNeeded(listening);
}

/** Throws a Fault for a server that listens to other machines where nobody administers it, or is invited to. */
export function refuseWithoutAdmin(listening: Listening, accounts: Accounts): void {
  const isAdministered = accounts
    .list()
    .some(({ grant, state }) => grant.role === 'admin' && state !== 'disabled');
  if (!listensHereOnly(listening.host) && !isAdministered) throw adminNeeded(listening);
}
