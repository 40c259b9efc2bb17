import type { Account } from '#lib/domain/access/account.ts';
import { asksSecondFactor, nameKey } from '#lib/domain/access/account.ts';
import { AuditChain, type Deed, type Deeds } from '../audit/audit-chain.ts';
import { writeRestoreDown } from '../audit/restore-note.ts';
import type { Database, Writer } from '../db/database.ts';
import { openAccountsFile } from './accounts-file.ts';
import * as sql from './accounts.sql.ts';
import { accountOf, type StoredAccount } from './stored-account.ts';
import { accountsKey } from './sealed-text.ts';
import { Failures } from './failures.ts';
import * as sessions from './sessions.sql.ts';
import { sessionOf, tokenOf, type StoredSession, type StoredToken } from './stored-session.ts';

/** Uses are written at most this often. */
const WRITE_EVERY_MS = 60_000;

/** Where accounts are kept, and by which clock. */
export interface AccountsHome {
  /** Null keeps them in memory. */
  readonly dataDir: string | null;
  readonly clock: () => Date;
}

/**
 * Accounts, sessions and access tokens of this server: a small file of its own, and all that is in force of it in memory, so
 * that no request waits for it. One process has it open; whoever changes it goes through `change`.
 */
export class Accounts {
  readonly db: Database;
  readonly clock: () => Date;
  /** Wrong passwords, counted in memory. */
  readonly failures: Failures;
  /** Who signed in, looked at rows, changed accounts. */
  readonly audit: AuditChain;
  /** A fresh secret of this run, by which commands on this machine are known. */
  commandToken: string | null = null;
  readonly #dataDir: string | null;
  #key: Buffer | null = null;
  #accounts: ReadonlyMap<number, StoredAccount> = new Map();
  #sessions: ReadonlyMap<string, StoredSession> = new Map();
  #tokens: ReadonlyMap<string, StoredToken> = new Map();
  readonly #used = new Set<StoredSession | StoredToken>();
  readonly #timer: NodeJS.Timeout;

  private constructor(db: Database, { dataDir, clock }: AccountsHome) {
    this.db = db;
    this.clock = clock;
    this.failures = new Failures(clock);
    this.audit = new AuditChain('accounts', dataDir);
    this.#dataDir = dataDir;
    this.#timer = setInterval(() => {
      this.writeUses().catch((error: unknown) => console.error(error));
    }, WRITE_EVERY_MS);
    this.#timer.unref();
  }

  /** Opens the accounts of a data folder, an empty file where there is none. Throws a Fault when that cannot be. */
  static async open(home: AccountsHome): Promise<Accounts> {
    const db = await openAccountsFile(home.dataDir, home.clock().toISOString());
    const accounts = new Accounts(db, home);
    await db.write((writer) => accounts.#read(writer));
    await writeRestoreDown(accounts, home.dataDir);
    return accounts;
  }

  /** Is there any account, accepted or not? */
  get any(): boolean {
    return this.#accounts.size > 0;
  }

  /** Every account, by name. */
  list(): readonly StoredAccount[] {
    return [...this.#accounts.values()];
  }

  byId(id: number): StoredAccount | null {
    return this.#accounts.get(id) ?? null;
  }

  byName(name: string): StoredAccount | null {
    const key = nameKey(name);
    return this.list().find((account) => nameKey(account.name) === key) ?? null;
  }

  /** The session of a token's hash; null where none goes on. */
  session(sha256: string): StoredSession | null {
    return this.#sessions.get(sha256) ?? null;
  }

  sessionsOf(account: number): readonly StoredSession[] {
    return [...this.#sessions.values()].filter((session) => session.account === account);
  }

  /** The access token of a hash; null where none is in force. */
  token(sha256: string): StoredToken | null {
    return this.#tokens.get(sha256) ?? null;
  }

  tokensOf(account: number): readonly StoredToken[] {
    return [...this.#tokens.values()].filter((token) => token.account === account);
  }

  /** The key of second factors, made at the first need. */
  get key(): Buffer {
    return (this.#key ??= accountsKey(this.#dataDir));
  }

  /**
   * Changes the file, all or nothing, with entries of the audit for what `deeds` tells; afterwards memory is as the file is.
   */
  async change<T>(
    work: (writer: Writer, now: string) => Promise<T>,
    deeds: (result: T) => Deeds = () => null,
  ): Promise<T> {
    return this.db.write(async (writer) => {
      const now = this.clock().toISOString();
      const result = await writer.transaction(async () => {
        const changed = await work(writer, now);
        await this.audit.append(writer, now, deeds(changed));
        return changed;
      });
      await this.#read(writer);
      return result;
    });
  }

  /** Writes down what somebody did that changes no account. */
  async note(deed: Deed): Promise<void> {
    await this.db.write((writer) =>
      writer.transaction(() => this.audit.append(writer, this.clock().toISOString(), deed)),
    );
  }

  /** Notes that a session or token was used now: in memory at once, in the file within a minute. */
  noteUse(used: StoredSession | StoredToken): void {
    used.usedAt = this.clock().getTime();
    this.#used.add(used);
  }

  /** Writes what was used since the last time. */
  async writeUses(): Promise<void> {
    const used = [...this.#used];
    if (used.length === 0) return;
    this.#used.clear();
    await this.change(async (writer) => {
      for (const entry of used) {
        const at = new Date(entry.usedAt!).toISOString();
        if (entry.kind === 'session') await writer.run(sessions.noteSessionUse, { session: entry.id, at });
        else await writer.run(sessions.noteTokenUse, { token: entry.id, at });
        await writer.run(sql.noteUse, { account: entry.account, at });
      }
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.writeUses();
    await this.db.close();
  }

  async #read(writer: Writer): Promise<void> {
    const accounts = (await writer.query(sql.allAccounts, {})).map(accountOf);
    const live = (await writer.query(sessions.liveSessions, {})).map(sessionOf);
    const tokens = (await writer.query(sessions.liveTokens, {})).map(tokenOf);
    this.#accounts = new Map(accounts.map((account) => [account.id, account]));
    this.#sessions = keptUses(live, this.#sessions);
    this.#tokens = keptUses(tokens, this.#tokens);
  }
}

/** Those of the file by their hashes; one that memory holds already stays the same object, with its last use. */
function keptUses<T extends StoredSession | StoredToken>(
  found: readonly T[],
  held: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  const byId = new Map([...held.values()].map((entry) => [entry.id, entry]));
  return new Map(
    found.map((entry) => {
      const before = byId.get(entry.id)?.usedAt ?? null;
      if (before !== null) entry.usedAt = Math.max(before, entry.usedAt ?? 0);
      return [entry.sha256, entry];
    }),
  );
}

/** Does an account lack a second factor that its role asks for, or where it is used from? */
export const needsSecondFactor = ({ grant, hasSecondFactor }: Account, isInside: boolean): boolean =>
  (asksSecondFactor(grant) || !isInside) && !hasSecondFactor;

/** Does a session lack it, since the account has none or since the sign-on that began it asked for none? */
export const lacksSecondFactor = (
  { grant, hasSecondFactor }: Account,
  { withFactor }: StoredSession,
  isInside: boolean,
): boolean => (asksSecondFactor(grant) || !isInside) && !(hasSecondFactor && withFactor);
