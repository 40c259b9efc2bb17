import type { AuditAction } from '#lib/domain/audit/audit-action.ts';
import type { AuditChainName, AuditWho, ChainHead } from '#lib/domain/audit/audit-entry.ts';
import type { Database, Writer } from '../db/database.ts';
import { auditKey, type AuditKey } from './audit-key.ts';
import * as sql from './audit.sql.ts';
import { macOf } from './entry-mac.ts';
import { witness } from './witness.ts';

/** Something that somebody did, as its place in the program tells it. Never a secret, a password or the hash of a device. */
export interface Deed {
  readonly action: AuditAction;
  readonly object?: string | null;
  readonly before?: object;
  readonly after?: object;
  /** The name that was typed, for who has no account. */
  readonly by?: string | null;
  /** Who it was, where that is known only now: somebody who just signed in. */
  readonly who?: Partial<AuditWho>;
}

/** What a change tells: one deed, several, or none where nothing was changed. */
export type Deeds = Deed | readonly Deed[] | null;

const MOST_LETTERS = 4000;
const MOST_NAME_LETTERS = 200;

/** Small: what is longer is cut, and says so. */
function jsonOf(told: object | undefined): string | null {
  if (told === undefined) return null;
  const text = JSON.stringify(told);
  return text.length <= MOST_LETTERS ? text : JSON.stringify({ cut: text.slice(0, MOST_LETTERS) });
}

/**
 * The chain of entries in one database: each carries a MAC over itself and the MAC of the one before, by a key that is kept
 * apart, so that an entry that was edited, left out or moved is found. Entries are only ever added.
 */
export class AuditChain {
  readonly name: AuditChainName;
  readonly #dataDir: string | null;
  #key: AuditKey | null = null;

  constructor(name: AuditChainName, dataDir: string | null) {
    this.name = name;
    this.#dataDir = dataDir;
  }

  /** The key that it is sealed with, made at the first need. */
  get key(): AuditKey {
    return (this.#key ??= auditKey(this.#dataDir));
  }

  /** Adds what was done, by whoever acts now, within the transaction of the change itself. */
  async append(writer: Writer, at: string, deeds: Deeds): Promise<void> {
    const told = deeds === null ? [] : 'action' in deeds ? [deeds] : deeds;
    if (told.length === 0) return;
    let head = await this.head(writer);
    for (const deed of told) head = await this.#add(writer, at, deed, head);
  }

  /** Its last entry; number 0 of an empty one. */
  async head(db: Pick<Database | Writer, 'query'>): Promise<ChainHead> {
    const [last] = await db.query(sql.chainHead, {});
    return last ?? { number: 0, mac: '' };
  }

  async #add(writer: Writer, at: string, deed: Deed, head: ChainHead): Promise<ChainHead> {
    const acting = witness();
    const typed = deed.by?.slice(0, MOST_NAME_LETTERS) || null;
    const who = { ...acting, name: acting.name ?? typed, ...deed.who };
    const number = head.number + 1;
    const said = {
      ...{ number, at, action: deed.action, object: deed.object ?? null },
      ...{ before: jsonOf(deed.before), after: jsonOf(deed.after) },
      ...{ previousMac: head.mac, keyId: this.key.id },
    };
    const mac = macOf(this.name, { ...said, who }, this.key);
    await writer.run(sql.insertEntry, { ...said, ...who, mac });
    return { number, mac };
  }
}
