import type { AuditChainName, ChainHead, KeptHead } from '#lib/domain/audit/audit-entry.ts';
import type { Database, Writer } from '../db/database.ts';
import { logEvent, readEvents } from '../log/event-log.ts';
import type { AuditChain } from './audit-chain.ts';
import * as sql from './audit.sql.ts';

/** How an event of the log is named that tells where a chain ends. */
const TOLD = 'audit head';

/** A chain and the database that holds it. */
export interface Chained {
  readonly audit: AuditChain;
  readonly db: Pick<Database, 'query'>;
}

/** Tells the log where chains end, so that a tail that is cut off later shows. */
export async function tellHeads(chains: readonly Chained[]): Promise<void> {
  for (const { audit, db } of chains) {
    const { number, mac } = await audit.head(db);
    if (number > 0) logEvent({ what: TOLD, outcome: audit.name, number, mac });
  }
}

/** The heads of a chain that the log of a data folder tells. */
export async function toldHeads(dataDir: string, chain: AuditChainName): Promise<readonly KeptHead[]> {
  const events = await readEvents(dataDir, TOLD, ({ outcome }) => outcome === chain, Infinity);
  return events.flatMap(({ at, number, mac }) =>
    typeof number === 'number' && typeof mac === 'string' ? [{ number, mac, at, where: 'log' }] : [],
  );
}

/** Where the chain in a database ends; null for one that has none yet, or that an earlier version made. */
export async function headIn(db: Pick<Database | Writer, 'query'>): Promise<ChainHead | null> {
  const [found] = await db.query(sql.hasAudit, {});
  if (!found!.isThere) return null;
  const [head] = await db.query(sql.chainHead, {});
  return head ?? null;
}
