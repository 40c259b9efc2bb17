import { Fault } from '#lib/domain/fault.ts';
import type { Accounts } from './accounts.ts';
import * as sql from './accounts.sql.ts';
import type { Attempt } from './failures.ts';
import { isPassword } from './passwords.ts';
import { unsealText } from './sealed-text.ts';
import { stepOfCode } from './second-factor.ts';
import * as sessions from './sessions.sql.ts';
import { startSession, whoOf, type Device } from './sessions.ts';
import type { StoredAccount } from './stored-account.ts';
import { hashOfToken } from './tokens.ts';

/** For how long an address that signed in by a name is known. */
const KNOWN_MS = 30 * 24 * 3_600_000;

/** What somebody gives to sign in. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Six digits of the second factor; '' where there is none. */
  readonly code: string;
}

const refused = () => new Fault('sign_in_refused', {}, 401);

/**
 * Signs in: the token of a new session. `replaced` is the session that the browser had, which ends. Throws the same Fault, in
 * the same time, whether the name, the password, the code or the account's state is not right, and another one that says how
 * long to wait after too many of them.
 */
export async function signIn(
  accounts: Accounts,
  credentials: Credentials,
  device: Device,
  replaced: string | null,
): Promise<string> {
  const { name } = credentials;
  const account = accounts.byName(name);
  const attempt: Attempt = {
    name,
    client: device.address,
    isKnown: () => isKnown(accounts, account, device),
  };
  await accounts.failures.begin(attempt);
  const token = await enter(accounts, account, credentials, device, replaced).catch(
    async (thrown: unknown) => {
      // A name that no account has may be a password in the wrong box: it is not written down.
      const object = account === null ? null : `account:${account.name}`;
      await accounts.note({ action: 'sign_in_failed', object });
      throw thrown;
    },
  );
  accounts.failures.succeed(attempt);
  return token;
}

async function enter(
  accounts: Accounts,
  account: StoredAccount | null,
  { password, code }: Credentials,
  device: Device,
  replaced: string | null,
): Promise<string> {
  const usable = account?.state === 'active' ? account : null;
  const isRight = await isPassword(password, usable?.passwordHash ?? null);
  const step = usable === null ? null : stepFor(accounts, usable, code);
  if (usable === null || !isRight || step === null) throw refused();
  const { token } = await accounts.change(
    async (writer, now) => {
      if (step !== NO_STEP) {
        const [used] = await writer.query(sql.useStep, { account: usable.id, step });
        if (!used) throw refused();
      }
      // Between the password and this turn somebody may have disabled or reset the account.
      const current = accounts.byId(usable.id);
      if (current?.state !== 'active' || current.passwordHash !== usable.passwordHash) throw refused();
      const before = replaced === null ? null : accounts.session(hashOfToken(replaced));
      if (before) await writer.run(sessions.endSession, { session: before.id, now, why: 'replaced' });
      await writer.run(sql.noteUse, { account: usable.id, at: now });
      const proof = { begunBy: 'password', provedAt: now, withFactor: step !== NO_STEP } as const;
      return startSession(writer, now, usable.id, device, proof);
    },
    ({ id }) => ({
      action: 'signed_in',
      object: `account:${usable.name}`,
      after: { secondFactor: step !== NO_STEP },
      who: whoOf(usable, id),
    }),
  );
  return token;
}

/** Of an account without a second factor no code is asked. */
const NO_STEP = 0;

/** The time step of a code; null where it is wrong. */
function stepFor(accounts: Accounts, { id, secondFactor }: StoredAccount, code: string): number | null {
  if (secondFactor === null) return NO_STEP;
  const secret = unsealText(secondFactor, accounts.key, id);
  return secret === null ? null : stepOfCode(secret, code, accounts.clock());
}

async function isKnown({ db, clock }: Accounts, account: StoredAccount | null, { address }: Device) {
  const since = new Date(clock().getTime() - KNOWN_MS).toISOString();
  const [found] = await db.query(sessions.isKnownAddress, { account: account?.id ?? 0, address, since });
  return found!.isKnown;
}
