import type { Grant } from '#lib/domain/access/role.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import * as sql from '#lib/server/accounts/accounts.sql.ts';
import { invite } from '#lib/server/accounts/invitations.ts';
import { sealText } from '#lib/server/accounts/sealed-text.ts';
import { newFactor } from '#lib/server/accounts/second-factor.ts';
import { startSession } from '#lib/server/accounts/sessions.ts';

/** Where the sessions of tests come from. */
export const DEVICE = { address: '10.0.0.7', browser: 'Test 1.0' } as const;

/** An account in use, with a session of its own. */
export interface Member {
  readonly id: number;
  readonly name: string;
  /** Token of the session. */
  readonly session: string;
  /** Secret of the second factor. */
  readonly factor: string;
}

/** Makes an account in use without the dear hash of a password (`hash` where it is to have one), and a session of it. */
export async function addMember(
  accounts: Accounts,
  grant: Grant,
  { name = grant.role as string, hash = 'none', hasFactor = grant.role === 'admin' } = {},
): Promise<Member> {
  const { account: id } = await invite(accounts, { name, person: name, office: null, grant }, 'test');
  const factor = newFactor();
  const sealed = hasFactor ? sealText(factor, accounts.key, id) : null;
  const session = await accounts.change(async (writer, now) => {
    await writer.run(sql.joinAccount, { account: id, hash, factor: sealed, step: 0, now });
    const proof = { begunBy: 'password', provedAt: now, withFactor: hasFactor } as const;
    return (await startSession(writer, now, id, DEVICE, proof)).token;
  });
  return { id, name, session, factor };
}

/** Puts an admin with a session into the data folder of a server that is still to be started. The session's token. */
export async function prepareAdmin(dataDir: string): Promise<string> {
  const accounts = await Accounts.open({ dataDir, clock: () => new Date() });
  const { session } = await addMember(accounts, { role: 'admin' });
  await accounts.close();
  return session;
}

/** Invites a viewer in the data folder of a server that is still to be started. */
export async function prepareInvited(dataDir: string, name: string): Promise<void> {
  const accounts = await Accounts.open({ dataDir, clock: () => new Date() });
  await invite(accounts, { name, person: name, office: null, grant: { role: 'viewer' } }, 'test');
  await accounts.close();
}

/** The accounts of hooks that are called without a server: none, in memory, so that an open setup is open. */
export function provideAccounts(clock: () => Date): Promise<Accounts> {
  const shared = globalThis as { iSpeedAccounts?: Promise<Accounts> };
  return (shared.iSpeedAccounts ??= Accounts.open({ dataDir: null, clock }));
}
