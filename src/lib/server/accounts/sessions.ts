import type { Deed } from '../audit/audit-chain.ts';
import type { OwnSession } from '#lib/domain/access/account.ts';
import { isOver, RECENT_MS } from '#lib/domain/access/limits.ts';
import type { Writer } from '../db/database.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Accounts } from './accounts.ts';
import * as sql from './sessions.sql.ts';
import type { StoredAccount } from './stored-account.ts';
import type { Beginning, StoredSession } from './stored-session.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** Why did a session end? */
export type SessionEnd = 'left' | 'idle' | 'replaced' | 'revoked' | 'changed' | 'disabled' | 'restored';

/** Where somebody signs in from. */
export interface Device {
  /** The client's address as it is counted. */
  readonly address: string;
  /** What the browser calls itself. */
  readonly browser: string;
}

const MOST_BROWSER_LETTERS = 200;

/** By what a session begins. */
export interface Proof {
  readonly begunBy: Beginning;
  /** When it was proved who it is, ISO 8601; null where nobody here knows. */
  readonly provedAt: string | null;
  /** Was the second factor given? */
  readonly withFactor: boolean;
}

/** Starts a session within a change, always with a token of its own: one that a client brings is never taken. */
export async function startSession(
  writer: Writer,
  now: string,
  account: number,
  { address, browser }: Device,
  proof: Proof,
): Promise<StartedSession> {
  const token = newToken();
  const sha256 = hashOfToken(token);
  const shown = browser.slice(0, MOST_BROWSER_LETTERS);
  const [{ id }] = (await writer.query(sql.insertSession, {
    ...{ account, sha256, now, address, browser: shown, ...proof },
  })) as [{ id: number }];
  return { id, token };
}

/** A session that begins: its number, and its token, which only its browser gets. */
export interface StartedSession {
  readonly id: number;
  readonly token: string;
}

/** As whom somebody stands in the audit whose session begins just now. */
export const whoOf = ({ id, name }: Pick<StoredAccount, 'id' | 'name'>, session: number): Deed['who'] => ({
  ...{ kind: 'account', accountId: id, name },
  session: `S${session}`,
});

/** A session that goes on, and whose it is. */
export interface FoundSession {
  readonly session: StoredSession;
  readonly account: StoredAccount;
}

/** The session of a token; null where it never was, was ended, is over by now, or its account is in use no more. */
export function findSession(accounts: Accounts, token: string): FoundSession | null {
  const session = accounts.session(hashOfToken(token));
  const account = session && accounts.byId(session.account);
  if (!session || account?.state !== 'active') return null;
  return isOver(session, account.grant, accounts.clock().getTime()) ? null : { session, account };
}

/** Did who uses a session prove a moment ago who they are? */
export function isRecent({ clock }: Accounts, { provedAt }: StoredSession): boolean {
  const since = provedAt === null ? Infinity : clock().getTime() - provedAt;
  return since >= 0 && since < RECENT_MS;
}

/** Ends the session of a token, whatever its state. */
export async function leave(accounts: Accounts, token: string): Promise<void> {
  const session = accounts.session(hashOfToken(token));
  if (!session) return;
  await accounts.change(
    (writer, now) => writer.run(sql.endSession, { session: session.id, now, why: 'left' }),
    () => ({ action: 'signed_out', ...ofOwner(accounts, session) }),
  );
}

/** Who signs out may have no session in force any more. */
function ofOwner(accounts: Accounts, { id, account }: StoredSession): Pick<Deed, 'who'> {
  const owner = accounts.byId(account);
  return owner ? { who: whoOf(owner, id) } : {};
}

/** Ends one session of an account. Throws a Fault where it has none of this id. */
export async function revokeSession(accounts: Accounts, account: number, session: number): Promise<void> {
  if (!accounts.sessionsOf(account).some(({ id }) => id === session))
    throw new Fault('session_absent', {}, 404);
  await accounts.change(
    (writer, now) => writer.run(sql.endSession, { session, now, why: 'revoked' }),
    () => ({ action: 'session_revoked', object: `session:S${session}` }),
  );
}

/** The sessions of an account that go on, the last used first. */
export function ownSessions(
  accounts: Accounts,
  account: StoredAccount,
  current: number,
): readonly OwnSession[] {
  const now = accounts.clock().getTime();
  const iso = (at: number) => new Date(at).toISOString();
  return accounts
    .sessionsOf(account.id)
    .filter((session) => !isOver(session, account.grant, now))
    .sort((a, b) => b.usedAt - a.usedAt)
    .map(({ id, madeAt, usedAt, address, browser }) => ({
      ...{ id, address, browser, isThis: id === current, madeAt: iso(madeAt), usedAt: iso(usedAt) },
    }));
}

/** Ends what is over by now, in the file as well, and forgets what ended long ago. */
export async function sweepSessions(accounts: Accounts, before: string): Promise<void> {
  const now = accounts.clock().getTime();
  const over = accounts
    .list()
    .flatMap((account) =>
      accounts.sessionsOf(account.id).filter((session) => isOver(session, account.grant, now)),
    );
  await accounts.change(async (writer, at) => {
    for (const { id: session } of over) await writer.run(sql.endSession, { session, now: at, why: 'idle' });
    await writer.run(sql.forgetSessions, { before });
  });
}
