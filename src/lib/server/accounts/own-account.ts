import { Fault } from '#lib/domain/fault.ts';
import { asksSecondFactor } from '#lib/domain/access/account.ts';
import type { Writer } from '../db/database.ts';
import type { Accounts } from './accounts.ts';
import * as sql from './accounts.sql.ts';
import { checkPassword } from './check-password.ts';
import { checkedStep } from './invitations.ts';
import { sealText, unsealText } from './sealed-text.ts';
import { stepOfCode } from './second-factor.ts';
import { hashPassword, isPassword } from './passwords.ts';
import * as sessions from './sessions.sql.ts';
import { isRecent, revokeSession, type FoundSession } from './sessions.ts';
import { hasPassword } from './stored-account.ts';
import { hashOfToken, newToken } from './tokens.ts';

/**
 * Who changes something of the own account, with the password again: a session left open is not enough. Who signs on outside
 * has none here, and must have signed on a moment ago.
 */
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
  await checkAnew(accounts, own);
  const { id } = own.account;
  const step = checkedStep(accounts, factor);
  return accounts.change(
    async (writer, now) => {
      const sealed = sealText(factor.secret, accounts.key, id);
      await writer.run(sql.setSecondFactor, { account: id, factor: sealed, step });
      await writer.run(sessions.noteFactor, { session: own.session.id });
      return renew(writer, now, own);
    },
    () => ({ action: 'factor_set', object: `account:${own.account.name}` }),
  );
}

/** Takes the second factor away; the password must be one that stands alone, and the role one that asks for none. */
export async function dropSecondFactor(accounts: Accounts, own: OwnChange): Promise<string> {
  await checkAnew(accounts, own);
  const { id, grant, name } = own.account;
  if (asksSecondFactor(grant)) throw new Fault('second_factor_missing', {}, 422);
  if (hasPassword(own.account)) checkPassword(own.password, { name, hasSecondFactor: false });
  return accounts.change(
    async (writer, now) => {
      await writer.run(sql.setSecondFactor, { account: id, factor: null, step: 0 });
      return renew(writer, now, own);
    },
    () => ({ action: 'factor_dropped', object: `account:${name}` }),
  );
}

/**
 * Gives the second factor in a session that a sign-on began without it. The session's new token. Throws a Fault for a code that
 * is wrong, or was used; counted like signing in.
 */
export async function giveFactor(accounts: Accounts, own: FoundSession, code: string): Promise<string> {
  const { account, session } = own;
  const attempt = attemptOf(own);
  await accounts.failures.begin(attempt);
  const wrong = () => new Fault('second_factor_wrong', {}, 422);
  const sealed = account.secondFactor;
  const secret = sealed === null ? null : unsealText(sealed, accounts.key, account.id);
  const step = secret === null ? null : stepOfCode(secret, code, accounts.clock());
  if (step === null) throw wrong();
  const token = newToken();
  await accounts.change(
    async (writer) => {
      const [used] = await writer.query(sql.useStep, { account: account.id, step });
      if (!used) throw wrong();
      await writer.run(sessions.noteFactor, { session: session.id });
      await writer.run(sessions.rotateToken, { session: session.id, sha256: hashOfToken(token) });
    },
    () => ({ action: 'factor_given', object: `account:${account.name}` }),
  );
  accounts.failures.succeed(attempt);
  return token;
}

/** Ends one session of the own account. Throws a Fault where it has none of this id, or who asks proved nothing lately. */
export async function endOwnSession(accounts: Accounts, own: OwnChange, session: number): Promise<void> {
  if (!isRecent(accounts, own.session)) await checkAnew(accounts, own);
  await revokeSession(accounts, own.account.id, session);
}

/** Is it still the person who signed in? By the password, or where there is none, by having signed on a moment ago. */
async function checkAnew(accounts: Accounts, own: OwnChange): Promise<void> {
  if (hasPassword(own.account)) return checkOwnPassword(accounts, own);
  if (!isRecent(accounts, own.session)) throw new Fault('sign_on_again', {}, 403);
}

const attemptOf = ({ account, session }: FoundSession) => ({
  ...{ name: account.name, client: session.address, isKnown: () => Promise.resolve(true) },
});

/** Counted like signing in, so that nobody guesses a password from a session that was left open. */
async function checkOwnPassword(accounts: Accounts, own: OwnChange): Promise<void> {
  const attempt = attemptOf(own);
  await accounts.failures.begin(attempt);
  if (!(await isPassword(own.password, own.account.passwordHash))) throw new Fault('password_wrong', {}, 422);
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
