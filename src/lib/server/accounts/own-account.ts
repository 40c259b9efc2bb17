import { Fault } from '#lib/domain/fault.ts';
import { asksSecondFactor } from '#lib/domain/access/account.ts';
import type { Writer } from '../db/database.ts';
import type { Accounts } from './accounts.ts';
import * as sql from './accounts.sql.ts';
import { checkPassword } from './check-password.ts';
import { checkedStep } from './invitations.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { sealText } from './sealed-text.ts';
import * as sessions from './sessions.sql.ts';
import type { FoundSession } from './sessions.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** Who changes something of the own account, with the password again: a session left open is not enough. */
export interface OwnChange extends FoundSession {
  readonly password: string;
}

/** Sets another password. Gives the session's new token; the others end. Throws a Fault for a wrong or weak password. */
export async function changePassword(accounts: Accounts, own: OwnChange, wanted: string): Promise<string> {
  await checkOwnPassword(accounts, own);
  const { account } = own;
  checkPassword(wanted, account);
  const hash = await hashPassword(wanted);
  return accounts.change(
    async (writer, now) => {
      await writer.run(sql.setPassword, { account: account.id, hash });
      return renew(writer, now, own);
    },
    () => ({ action: 'password_changed', object: `account:${account.name}` }),
  );
}

/** Sets a second factor by its first code. Gives the session's new token; the others end. */
export async function setSecondFactor(
  accounts: Accounts,
  own: OwnChange,
  factor: { readonly secret: string; readonly code: string },
): Promise<string> {
  await checkOwnPassword(accounts, own);
  const { id } = own.account;
  const step = checkedStep(accounts, factor);
  return accounts.change(
    async (writer, now) => {
      const sealed = sealText(factor.secret, accounts.key, id);
      await writer.run(sql.setSecondFactor, { account: id, factor: sealed, step });
      return renew(writer, now, own);
    },
    () => ({ action: 'factor_set', object: `account:${own.account.name}` }),
  );
}

/** Takes the second factor away; the password must be one that stands alone, and the role one that asks for none. */
export async function dropSecondFactor(accounts: Accounts, own: OwnChange): Promise<string> {
  await checkOwnPassword(accounts, own);
  const { id, grant, name } = own.account;
  if (asksSecondFactor(grant)) throw new Fault('second_factor_missing', {}, 422);
  checkPassword(own.password, { name, hasSecondFactor: false });
  return accounts.change(
    async (writer, now) => {
      await writer.run(sql.setSecondFactor, { account: id, factor: null, step: 0 });
      return renew(writer, now, own);
    },
    () => ({ action: 'factor_dropped', object: `account:${name}` }),
  );
}

/** Counted like signing in, so that nobody guesses a password from a session that was left open. */
async function checkOwnPassword(
  accounts: Accounts,
  { account, session, password }: OwnChange,
): Promise<void> {
  const attempt = {
    ...{ name: account.name, client: session.address, isKnown: () => Promise.resolve(true) },
  };
  await accounts.failures.begin(attempt);
  if (!(await isPassword(password, account.passwordHash))) throw new Fault('password_wrong', {}, 422);
  accounts.failures.succeed(attempt);
}

/** Ends the other sessions and gives this one another token. */
async function renew(writer: Writer, now: string, { account, session }: FoundSession): Promise<string> {
  const token = newToken();
  const of = { account: account.id, now, why: 'changed' };
  await writer.run(sessions.endSessionsOf, { ...of, but: session.id });
  await writer.run(sessions.rotateToken, { session: session.id, sha256: hashOfToken(token) });
  return token;
}
