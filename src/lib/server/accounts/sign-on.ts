import { accountName } from '#lib/domain/access/account.ts';
import type { Grant } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Accounts } from './accounts.ts';
import * as sql from './accounts.sql.ts';
import * as sessions from './sessions.sql.ts';
import { startSession, whoOf, type Device } from './sessions.ts';
import { grantColumns, type StoredAccount } from './stored-account.ts';
import { hashOfToken } from './tokens.ts';

/** Somebody whom a sign-on outside of this program knows. */
export interface SignedOn {
  /** The name of their account here. */
  readonly name: string;
  /** Who they are, in words; '' where that is not told. */
  readonly person: string;
  /** What they are given here; null leaves it as an admin gave it, and makes no account. */
  readonly grant: Grant | null;
}

/** No password is ever of this hash: whoever signs on outside has none here. */
const NO_PASSWORD = 'none';

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
  { name: given, person, grant }: SignedOn,
  device: Device,
  replaced: string | null,
): Promise<string> {
  const name = accountName(given);
  const found = name === null ? null : accounts.byName(name);
  if (name === null || !maySignOn(found, grant)) {
    await accounts.note({ action: 'sign_in_failed', object: found && `account:${found.name}` });
    throw refused();
  }
  const { token } = await accounts.change(
    async (writer, now) => {
      const account = accounts.byName(name);
      if (!maySignOn(account, grant)) throw refused();
      const columns = grant && grantColumns(grant);
      let id = account?.id;
      if (id === undefined) {
        const made = { ...columns!, name, person: person || name, office: null, now, by: SIGN_ON };
        id = (await writer.query(sql.insertAccount, made))[0]!.id;
      } else if (columns) {
        await writer.run(sql.changeGrant, { account: id, ...columns });
      }
      if (account?.state !== 'active') {
        await writer.run(sql.joinAccount, { account: id, hash: NO_PASSWORD, factor: null, step: 0, now });
      }
      const before = replaced === null ? null : accounts.session(hashOfToken(replaced));
      if (before) await writer.run(sessions.endSession, { session: before.id, now, why: 'replaced' });
      await writer.run(sql.noteUse, { account: id, at: now });
      return { ...(await startSession(writer, now, id, device)), account: id };
    },
    ({ id, account }) => ({
      ...{ action: 'signed_in', object: `account:${name}` },
      after: { signOn: true, ...(grant ? { grant } : {}) },
      who: whoOf({ id: account, name }, id),
    }),
  );
  return token;
}

/** Who made an account that nobody here made. */
const SIGN_ON = 'SSO';
