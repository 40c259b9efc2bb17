import { FOLDER_ACTIONS, type AuditAction } from '#lib/domain/audit/audit-action.ts';
import type {
  AuditChainName,
  ChainedEntry,
  ChainHead,
  ChainProblem,
  ChainReport,
  KeptHead,
  WhoKind,
} from '#lib/domain/audit/audit-entry.ts';
import type { Database, Writer } from '../db/database.ts';
import type { AuditKey } from './audit-key.ts';
import * as sql from './audit.sql.ts';
import { macOf } from './entry-mac.ts';
import type { RestoreNote } from './restore-note.ts';

/** Entries read at once. */
const PAGE = 20_000;

/** A stored row as an entry. */
export function entryOf(row: sql.EntryRow): ChainedEntry {
  const { number, at, kind, accountId, name, session, address, action, object } = row;
  const { before, after, previousMac, mac, keyId } = row;
  const who = { kind: kind as WhoKind, accountId, name, session, address };
  return {
    ...{ number, at: new Date(at).toISOString(), who, action: action as AuditAction, object },
    ...{ before, after, previousMac, mac, keyId },
  };
}

/** Every row of a chain in order, page by page. */
async function* pagesOf(db: Pick<Database | Writer, 'query'>): AsyncGenerator<readonly sql.EntryRow[]> {
  for (let after = 0; ;) {
    const rows = await db.query(sql.entriesAfter, { after, most: PAGE });
    yield rows;
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1]!.number;
  }
}

/** What a chain is checked with. */
export interface ChainCheck {
  readonly chain: AuditChainName;
  /** The key of the data folder; null where there is none. */
  readonly key: AuditKey | null;
  /** Last entries as the log and backups remember them. */
  readonly heads: readonly KeptHead[];
  /** That the folder was restored, as long as no server has written that down itself. */
  readonly restored: RestoreNote | null;
}

interface Restore {
  readonly at: string;
  readonly number: number;
}

/**
 * Was an entry of a chain edited, taken out or moved, or its end cut off? Each entry is computed again, and every head that
 * was told to the log or to a backup must still stand in it, unless a restore since says why it does not.
 */
export async function verifyChain(
  db: Pick<Database | Writer, 'query'>,
  { chain, key, heads, restored }: ChainCheck,
): Promise<ChainReport> {
  const wanted = new Map<number, string>(heads.map((head) => [head.number, '']));
  const restores: Restore[] = [];
  let problem: ChainProblem | null = null;
  let [entries, previousMac] = [0, ''];
  for await (const rows of pagesOf(db))
    for (const row of rows) {
      const entry = entryOf(row);
      problem ??= problemOf(chain, entry, { number: entries + 1, previousMac }, key);
      entries += 1;
      previousMac = entry.mac;
      if (wanted.has(entry.number)) wanted.set(entry.number, entry.mac);
      const { action, at, number } = entry;
      if (action === 'restored') problem ??= notFromBackup(headSaid(entry), at, lastOf(entry));
      if ((FOLDER_ACTIONS as readonly AuditAction[]).includes(action)) restores.push({ at, number });
    }
  if (restored !== null) {
    restores.push({ at: restored.at, number: entries + 1 });
    problem ??= notFromBackup(restored.head, restored.at, { number: entries, mac: previousMac });
  }
  const isExplained = ({ number, at }: KeptHead) =>
    restores.some((restore) => restore.number <= number && restore.at >= at);
  for (const head of heads) {
    const mac = wanted.get(head.number)!;
    if (mac === head.mac || isExplained(head)) continue;
    problem ??= { kind: mac === '' ? 'cut' : 'head_differs', number: head.number, head };
  }
  const lostWith = ({ number, at }: Restore) =>
    Math.max(0, ...heads.filter((head) => head.at <= at).map((head) => head.number - number + 1));
  return {
    ...{ chain, entries, heads: heads.length, problem },
    restores: restores.map((restore) => ({ ...restore, lost: lostWith(restore) })),
  };
}

/** Where the chain of the backup ended, as the entry of its restore says. */
const headSaid = ({ after }: ChainedEntry): ChainHead | null =>
  (JSON.parse(after ?? '{}') as { readonly head?: ChainHead | null }).head ?? null;

const lastOf = ({ number, previousMac }: ChainedEntry): ChainHead => ({
  number: number - 1,
  mac: previousMac,
});

/** A restore brings back all that was in the backup: what is missing of it was cut off since. */
function notFromBackup(kept: ChainHead | null, at: string, last: ChainHead): ChainProblem | null {
  if (kept === null || (kept.number === last.number && kept.mac === last.mac)) return null;
  return { kind: 'cut', number: kept.number, head: { ...kept, at, where: 'backup' } };
}

/** What is wrong with an entry, by what should stand there. */
function problemOf(
  chain: AuditChainName,
  entry: ChainedEntry,
  expected: { readonly number: number; readonly previousMac: string },
  key: AuditKey | null,
): ChainProblem | null {
  const { number, mac } = entry;
  if (number !== expected.number) return { kind: 'missing', number: expected.number };
  if (entry.previousMac !== expected.previousMac) return { kind: 'unlinked', number };
  if (key === null || entry.keyId !== key.id) return { kind: 'key_absent', number };
  return macOf(chain, entry, key) === mac ? null : { kind: 'changed', number };
}
