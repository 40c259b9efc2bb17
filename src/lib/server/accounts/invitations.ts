import { accountName, asksSecondFactor } from '#lib/domain/access/account.ts';
import { INVITATION_MS } from '#lib/domain/access/limits.ts';
import type { Grant } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Writer } from '../db/database.ts';
import type { Accounts } from './accounts.ts';
import * as sql from './accounts.sql.ts';
import { checkPassword } from './check-password.ts';
import { hashPassword } from './passwords.ts';
import { sealText } from './sealed-text.ts';
import { isFactor, stepOfCode } from './second-factor.ts';
import { startSession, whoOf, type Device } from './sessions.ts';
import { grantColumns, type StoredAccount } from './stored-account.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** An account that somebody is invited to. */
export interface NewAccount {
  readonly name: string;
  readonly person: string;
  readonly office: string | null;
  readonly grant: Grant;
}

/** An invitation as it is shown, once. */
export interface MadeInvitation {
  readonly account: number;
  readonly name: string;
  readonly token: string;
  readonly endsAt: string;
}

/** Makes an account and invites to it. Throws a Fault where the name is none, or taken. */
export async function invite(
  accounts: Accounts,
  { name: given, person, office, grant }: NewAccount,
  by: string,
): Promise<MadeInvitation> {
  const name = accountName(given);
  if (name === null) throw new Fault('account_name_invalid', { value: given.slice(0, 80) });
  return accounts.change(
    async (writer, now) => {
      if (accounts.byName(name) !== null) throw new Fault('account_name_taken', { name }, 409);
      const columns = { ...grantColumns(grant), name, person: person || name, office, now, by };
      const [made] = await writer.query(sql.insertAccount, columns);
      return inviteTo(writer, now, { id: made!.id, name }, by);
    },
    ({ endsAt }) => ({
      action: 'account_invited',
      object: `account:${name}`,
      after: { person: person || name, office, grant, endsAt },
    }),
  );
}

/** Invites to an account within a change; what it was invited by before counts no longer. */
export async function inviteTo(
  writer: Writer,
  now: string,
  { id: account, name }: Pick<StoredAccount, 'id' | 'name'>,
  by: string,
): Promise<MadeInvitation> {
  const token = newToken();
  const endsAt = new Date(Date.parse(now) + INVITATION_MS).toISOString();
  await writer.run(sql.withdrawInvitations, { account, now });
  await writer.run(sql.insertInvitation, { account, sha256: hashOfToken(token), now, endsAt, by });
  return { account, name, token, endsAt };
}

/**
 * The account that an invitation leads to. Throws a Fault where it was never given out (404), or was used, taken back or ran
 * out (410): who has its token may know that.
 */
export async function openInvitation(accounts: Accounts, token: string): Promise<StoredAccount> {
  const now = accounts.clock().toISOString();
  const [found] = await accounts.db.query(sql.invitationOf, { sha256: hashOfToken(token), now });
  const account = found ? accounts.byId(found.account) : null;
  if (!found || !account) throw new Fault('invitation_unknown', {}, 404);
  if (found.isOver || account.state !== 'invited') throw invitationOver();
  return account;
}

const invitationOver = () => new Fault('invitation_over', {}, 410);

/** What somebody who accepts an invitation chooses. */
export interface Acceptance {
  readonly password: string;
  /** Secret of the second factor as the page showed it, and a code of it; null without one. */
  readonly factor: { readonly secret: string; readonly code: string } | null;
}

/**
 * Accepts an invitation, once: the token of a first session. Throws a Fault where the password is too weak, the code is
 * wrong, the role asks for a second factor and none is given, or the invitation is over, also by another page meanwhile.
 */
export async function acceptInvitation(
  accounts: Accounts,
  token: string,
  { password, factor }: Acceptance,
  device: Device,
): Promise<string> {
  const account = await openInvitation(accounts, token);
  if (factor === null && asksSecondFactor(account.grant)) throw new Fault('second_factor_missing', {}, 422);
  const step = factor === null ? 0 : checkedStep(accounts, factor);
  checkPassword(password, { name: account.name, hasSecondFactor: factor !== null });
  const hash = await hashPassword(password);
  const started = await accounts.change(
    async (writer, now) => {
      const [used] = await writer.query(sql.useInvitation, { sha256: hashOfToken(token), now });
      if (!used || accounts.byId(account.id)?.state !== 'invited') throw invitationOver();
      const sealed = factor === null ? null : sealText(factor.secret, accounts.key, account.id);
      await writer.run(sql.joinAccount, { account: account.id, hash, factor: sealed, step, now });
      const proof = { begunBy: 'password', provedAt: now, withFactor: factor !== null } as const;
      return startSession(writer, now, account.id, device, proof);
    },
    ({ id }) => ({
      action: 'invitation_accepted',
      object: `account:${account.name}`,
      after: { secondFactor: factor !== null },
      who: whoOf(account, id),
    }),
  );
  return started.token;
}

/** The time step of a new factor's first code. Throws a Fault where it is wrong. */
export function checkedStep(
  accounts: Accounts,
  { secret, code }: { readonly secret: string; readonly code: string },
): number {
  const step = isFactor(secret) ? stepOfCode(secret, code, accounts.clock()) : null;
  if (step === null) throw new Fault('second_factor_wrong', {}, 422);
  return step;
}
