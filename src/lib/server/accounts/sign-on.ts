import { accountName } from '#lib/domain/access/account.ts';
import type { Grant } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Deed } from '../audit/audit-chain.ts';
import type { Writer } from '../db/database.ts';
import type { Accounts } from './accounts.ts';
import * as sql from './accounts.sql.ts';
import * as sessions from './sessions.sql.ts';
import { startSession, whoOf, type Device } from './sessions.ts';
import { grantColumns, hasPassword, NO_PASSWORD, type StoredAccount } from './stored-account.ts';
import { hashOfToken } from './tokens.ts';

/** By what a provider knows a person for good, however they are called (OpenID Connect Core, 2: `iss` and `sub`). */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** Somebody whom a sign-on outside of this program knows. */
export interface SignedOn {
  /** Null where it knows them by the name alone, as a proxy does. */
  readonly identity: Identity | null;
  /** The name of their account here. */
  readonly name: string;
  /** Who they are, in words; '' where that is not told. */
  readonly person: string;
  /** What they are given here; null leaves it as an admin gave it, and makes no account. */
  readonly grant: Grant | null;
  /** When they proved there who they are, ISO 8601; null where that is not told. */
  readonly provedAt: string | null;
}

const refused = () => new Fault('sign_on_refused', {}, 403);

/**
 * Is the sign-on believed of an account? Not of one that was disabled here, and never of one that administers, which needs
 * the password and second factor that it has here: whoever holds the sign-on does not hold this program.
 */
const maySignOn = (account: StoredAccount | null, grant: Grant | null): boolean =>
  account === null
    ? grant !== null && grant.role !== 'admin'
    : account.state !== 'disabled' && account.grant.role !== 'admin' && grant?.role !== 'admin';

/**
 * Begins the session of somebody whom the sign-on knows: its token. An account that there is not is made, of the role that
 * the sign-on gives; one that was disabled here stays so, whatever the sign-on says. `replaced` is the session that the
 * browser had, which ends. Throws the same Fault whatever stands against it.
 */
export async function signOn(
  accounts: Accounts,
  known: SignedOn,
  device: Device,
  replaced: string | null,
): Promise<string> {
  const { grant, identity } = known;
  const started = await accounts
    .change(
      async (writer, now) => {
        const account = await accountOf(accounts, writer, known);
        if (!maySignOn(account, grant)) throw refused();
        const { id, name, deeds } = await broughtUp(accounts, writer, now, account, known);
        const before = replaced === null ? null : accounts.session(hashOfToken(replaced));
        if (before) await writer.run(sessions.endSession, { session: before.id, now, why: 'replaced' });
        await writer.run(sql.noteUse, { account: id, at: now });
        const begunBy = identity === null ? 'proxy' : 'sign_on';
        const proof = { begunBy, provedAt: known.provedAt, withFactor: false } as const;
        return { ...(await startSession(writer, now, id, device, proof)), account: id, name, deeds };
      },
      ({ id, account, name, deeds }) => [
        {
          ...{ action: 'signed_in', object: `account:${name}` },
          after: { signOn: true, ...(grant ? { grant } : {}) },
          who: whoOf({ id: account, name }, id),
        },
        ...deeds,
      ],
    )
    .catch(async (thrown: unknown) => {
      const found = accounts.byName(known.name);
      await accounts.note({ action: 'sign_in_failed', object: found && `account:${found.name}` });
      throw thrown;
    });
  return started.token;
}

/**
 * Whose account is it? Of a provider's person the one that they have, however both are called by now; before they have one,
 * that of their name, where an admin invited to it or the sign-on made it when it knew people by names alone. Null where one
 * is to be made. Throws a Fault where the name is somebody else's: a name is no proof.
 */
async function accountOf(
  accounts: Accounts,
  writer: Writer,
  { identity, name }: SignedOn,
): Promise<StoredAccount | null> {
  const named = accounts.byName(name);
  if (identity === null) return named;
  const [known] = await writer.query(sql.accountOfIdentity, { ...identity });
  if (known) return accounts.byId(known.account);
  if (named === null) return null;
  const [{ has }] = (await writer.query(sql.hasIdentity, { account: named.id })) as [{ has: boolean }];
  if (has || hasPassword(named)) throw refused();
  return named;
}

/** Makes the account, or brings its role, name and identity to what the sign-on says. */
async function broughtUp(
  accounts: Accounts,
  writer: Writer,
  now: string,
  account: StoredAccount | null,
  { identity, name: given, person, grant }: SignedOn,
): Promise<{ readonly id: number; readonly name: string; readonly deeds: readonly Deed[] }> {
  const wanted = accountName(given);
  const columns = grant && grantColumns(grant);
  let id = account?.id;
  let name = account?.name ?? wanted;
  if (name === null) throw refused();
  const deeds: Deed[] = [];
  if (id === undefined) {
    const made = { ...columns!, name, person: person || name, office: null, now, by: SIGN_ON };
    id = (await writer.query(sql.insertAccount, made))[0]!.id;
  } else if (columns) {
    await writer.run(sql.changeGrant, { account: id, ...columns });
  }
  const others = wanted === null ? null : accounts.byName(wanted);
  const called = wanted === null || (others !== null && others.id !== id) ? name : wanted;
  const words = person || (account?.person ?? called);
  if (identity !== null && account !== null && (called !== name || words !== account.person)) {
    await writer.run(sql.renameAccount, { account: id, name: called, person: words });
    const before = { name, person: account.person };
    const after = { name: called, person: words };
    deeds.push({ action: 'account_renamed', object: `account:${called}`, before, after });
    name = called;
  }
  if (account?.state !== 'active')
    await writer.run(sql.joinAccount, { account: id, hash: NO_PASSWORD, factor: null, step: 0, now });
  if (identity !== null) {
    const [known] = await writer.query(sql.accountOfIdentity, { ...identity });
    if (!known) await writer.run(sql.insertIdentity, { ...identity, account: id, now });
  }
  return { id, name, deeds };
}

/** Who made an account that nobody here made. */
const SIGN_ON = 'SSO';
