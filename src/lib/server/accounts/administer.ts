import { isRanked, type Grant } from '#lib/domain/access/role.ts';
import { UNUSED_MS } from '#lib/domain/access/limits.ts';
import type { DisabledWhy } from '#lib/domain/access/account.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Deed } from '../audit/audit-chain.ts';
import type { Writer } from '../db/database.ts';
import type { Accounts } from './accounts.ts';
import * as sql from './accounts.sql.ts';
import { inviteTo, type MadeInvitation } from './invitations.ts';
import * as sessions from './sessions.sql.ts';
import { grantColumns, type StoredAccount } from './stored-account.ts';

/** The account of a name. Throws a Fault when there is none. */
export function accountNamed(accounts: Accounts, name: string): StoredAccount {
  const account = accounts.byName(name);
  if (account === null) throw new Fault('account_absent', { name: name.slice(0, 80) }, 404);
  return account;
}

/** Is an account the only one in use that administers? */
export const isLastAdmin = (accounts: Accounts, account: StoredAccount): boolean =>
  isUsedAdmin(account) && accounts.list().filter(isUsedAdmin).length === 1;

/** Does an account administer, and is it in use? */
export const isUsedAdmin = ({ grant, state }: StoredAccount): boolean =>
  grant.role === 'admin' && state === 'active';

/** Disables an account at once, with all that is in force of it. Throws a Fault for the last admin. */
export async function disable(accounts: Accounts, name: string, by: string): Promise<void> {
  await accounts.change(
    async (writer, now) => {
      const account = accountNamed(accounts, name);
      if (isLastAdmin(accounts, account)) throw lastAdmin(account);
      await end(writer, now, account, by, 'asked');
      return account;
    },
    (account) => disabledDeed(account, 'asked'),
  );
}

/**
 * Takes password, second factor, sessions and access tokens from an account and invites to it anew: for who forgot or lost
 * something, and for one that was disabled.
 */
export async function reset(accounts: Accounts, name: string, by: string): Promise<MadeInvitation> {
  const made = await accounts.change(
    async (writer, now) => {
      const account = accountNamed(accounts, name);
      await endAll(writer, now, account.id, 'changed');
      await writer.run(sql.forgetIdentity, { account: account.id });
      await writer.run(sql.resetAccount, { account: account.id });
      return inviteTo(writer, now, account, by);
    },
    (invitation) => ({
      action: 'account_reset',
      object: `account:${invitation.name}`,
      after: { endsAt: invitation.endsAt },
    }),
  );
  accounts.failures.forgive(name);
  return made;
}

/** Gives an account another role: its sessions end, so that nothing of the old one goes on. */
export async function regrant(accounts: Accounts, name: string, grant: Grant): Promise<void> {
  await accounts.change(
    async (writer, now) => {
      const account = accountNamed(accounts, name);
      if (grant.role !== 'admin' && isLastAdmin(accounts, account)) throw lastAdmin(account);
      await writer.run(sql.changeGrant, { account: account.id, ...grantColumns(grant) });
      await writer.run(sessions.endSessionsOf, { account: account.id, but: 0, now, why: 'changed' });
      return account;
    },
    (before) => ({
      action: 'role_changed',
      object: `account:${before.name}`,
      before: before.grant,
      after: grant,
    }),
  );
}

/** Lets somebody try again who waits after wrong passwords. */
export async function unlock(accounts: Accounts, name: string): Promise<void> {
  const account = accountNamed(accounts, name);
  await accounts.note({ action: 'account_unlocked', object: `account:${account.name}` });
  accounts.failures.forgive(account.name);
}

/** Notes that somebody looked through all accounts. */
export const review = (accounts: Accounts, by: string): Promise<void> =>
  accounts.change(
    (writer, now) => writer.run(sql.noteReview, { now, by }),
    () => ({ action: 'accounts_reviewed', after: { accounts: accounts.list().length } }),
  );

/**
 * Disables accounts that nobody used for long, but never the last admin: of admins the one that was used last stays. To be
 * called only while the clock is believed. The names of those that were disabled.
 */
export async function disableUnused(accounts: Accounts, by: string): Promise<readonly string[]> {
  await accounts.writeUses();
  const unused = await accounts.change(
    async (writer, now) => {
      const before = new Date(Date.parse(now) - UNUSED_MS).toISOString();
      const lastUse = ({ usedAt, joinedAt, madeAt }: StoredAccount) => usedAt ?? joinedAt ?? madeAt;
      const admins = accounts.list().filter(isUsedAdmin);
      const kept = admins.sort((a, b) => lastUse(b).localeCompare(lastUse(a)))[0];
      const unused = accounts
        .list()
        .filter((account) => account.state === 'active' && account !== kept && lastUse(account) <= before);
      for (const account of unused) await end(writer, now, account, by, 'unused');
      return unused;
    },
    (disabled) => disabled.map((account) => disabledDeed(account, 'unused')),
  );
  return unused.map(({ name }) => name);
}

const disabledDeed = ({ name, grant }: StoredAccount, why: DisabledWhy): Deed => ({
  action: 'account_disabled',
  object: `account:${name}`,
  before: grant,
  after: { why },
});

async function end(
  writer: Writer,
  now: string,
  { id: account }: StoredAccount,
  by: string,
  why: DisabledWhy,
) {
  await endAll(writer, now, account, 'disabled');
  await writer.run(sql.withdrawInvitations, { account, now });
  await writer.run(sql.disableAccount, { account, now, by, why });
}

async function endAll(writer: Writer, now: string, account: number, why: 'disabled' | 'changed') {
  await writer.run(sessions.endSessionsOf, { account, but: 0, now, why });
  await writer.run(sessions.revokeTokensOf, { account, now });
}

const lastAdmin = ({ name }: StoredAccount) => new Fault('last_admin', { name }, 409);

/** The codes that units and operators may be given. */
export interface KnownCodes {
  readonly units: readonly string[];
  readonly operators: readonly string[];
}

/** Throws a Fault where a grant names a unit or an operator that there is not. */
export function checkGrant(grant: Grant, { units, operators }: KnownCodes): void {
  if (isRanked(grant.role)) return;
  const [code, codes] =
    grant.role === 'unit'
      ? [grant.unit, units]
      : grant.role === 'operator'
        ? [grant.operator, operators]
        : ['', []];
  if (!codes.includes(code)) throw new Fault('account_code_unknown', { value: code, codes });
}
