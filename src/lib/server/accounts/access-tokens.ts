import type { OwnToken } from '#lib/domain/access/account.ts';
import { LONGEST_TOKEN_DAYS } from '#lib/domain/access/limits.ts';
import { isWithin, type Grant } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';
import { addDays, isLocalDate, localDateAt } from '#lib/domain/local-date.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import type { Accounts } from './accounts.ts';
import { needsSecondFactor } from './accounts.ts';
import * as sql from './sessions.sql.ts';
import { grantColumns, type StoredAccount } from './stored-account.ts';
import type { StoredToken } from './stored-session.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** So that whoever finds one knows what it is. */
const PREFIX = 'ispeed_';
const MOST_TOKENS = 20;
const MOST_NAME_LETTERS = 80;

/** A token that somebody wants for a program. */
export interface WantedToken {
  readonly name: string;
  readonly grant: Grant;
  readonly endsOn: string;
}

/** The last date that an access token made today may be in force. */
export const latestTokenEnd = (now: Date): string => addDays(localDateAt(now), LONGEST_TOKEN_DAYS);

/** Makes an access token for a program, shown once. Throws a Fault where it would be more than its owner has, or lasts too long. */
export async function makeToken(
  accounts: Accounts,
  owner: StoredAccount,
  { name: given, grant, endsOn }: WantedToken,
): Promise<string> {
  const name = plainWords(given).slice(0, MOST_NAME_LETTERS);
  const [today, latest] = [localDateAt(accounts.clock()), latestTokenEnd(accounts.clock())];
  if (!name) throw new Fault('token_nameless', {}, 422);
  if (!isWithin(grant, owner.grant)) throw new Fault('not_allowed', {}, 403);
  if (!isLocalDate(endsOn) || endsOn < today || endsOn > latest)
    throw new Fault('token_end_invalid', { from: today, to: latest }, 422);
  if (accounts.tokensOf(owner.id).length >= MOST_TOKENS)
    throw new Fault('tokens_too_many', { most: MOST_TOKENS }, 409);
  const token = PREFIX + newToken();
  const of = { account: owner.id, sha256: hashOfToken(token), name, endsOn };
  await accounts.change(
    async (writer, now) => {
      const [made] = await writer.query(sql.insertToken, { ...of, ...grantColumns(grant), now });
      return made!.id;
    },
    (id) => ({ action: 'token_made', object: `token:T${id}`, after: { name, grant, endsOn } }),
  );
  return token;
}

/** A token in force, and whose it is. */
export interface FoundToken {
  readonly token: StoredToken;
  readonly account: StoredAccount;
}

/**
 * The access token that a program sent; null where it is not in force, gives more than its owner has by now, or comes from
 * where its owner would need a second factor that they have not.
 */
export function findToken(accounts: Accounts, sent: string, isInside = true): FoundToken | null {
  const token = accounts.token(hashOfToken(sent));
  const account = token && accounts.byId(token.account);
  if (!token || account?.state !== 'active' || needsSecondFactor(account, isInside)) return null;
  const isInForce = localDateAt(accounts.clock()) <= token.endsOn && isWithin(token.grant, account.grant);
  return isInForce ? { token, account } : null;
}

/** The access tokens of an account that were not revoked. */
export const ownTokens = (accounts: Accounts, { id }: StoredAccount): readonly OwnToken[] =>
  accounts.tokensOf(id).map(({ id: token, name, grant, madeAt, endsOn, usedAt }) => ({
    ...{ id: token, name, grant, madeAt, endsOn },
    usedAt: usedAt === null ? null : new Date(usedAt).toISOString(),
  }));

/** Revokes an access token of an account. Throws a Fault where it has none of this id. */
export async function revokeToken(accounts: Accounts, account: number, token: number): Promise<void> {
  const revoked = await accounts.change(
    (writer, now) => writer.query(sql.revokeToken, { account, token, now }),
    (rows) => (rows.length === 0 ? null : { action: 'token_revoked', object: `token:T${token}` }),
  );
  if (revoked.length === 0) throw new Fault('token_absent', {}, 404);
}
