import {
  AUDIT_CHAINS,
  type AuditChainName,
  type ChainReport,
  type KeptHead,
} from '#lib/domain/audit/audit-entry.ts';
import type { Database } from '../db/database.ts';
import { foundAuditKey } from './audit-key.ts';
import { headIn, toldHeads } from './heads.ts';
import { readRestoreNote } from './restore-note.ts';
import { verifyChain } from './verify-chain.ts';

/** The databases of both chains, open; null for one that there is not. */
export type ChainDatabases = Readonly<Record<AuditChainName, Pick<Database, 'query'> | null>>;

/** Heads of each chain that backups keep. */
export type BackupHeads = Readonly<Record<AuditChainName, readonly KeptHead[]>>;

/** Checks both chains of a data folder against their key, the log, and the heads that backups keep. */
export async function verifyAudit(
  dataDir: string,
  databases: ChainDatabases,
  backups: BackupHeads,
): Promise<readonly ChainReport[]> {
  const key = foundAuditKey(dataDir);
  const reports: ChainReport[] = [];
  for (const chain of AUDIT_CHAINS) {
    const heads = [...(await toldHeads(dataDir, chain)), ...backups[chain]];
    const db = databases[chain];
    const restored = readRestoreNote(dataDir, chain);
    if (db !== null && (await headIn(db)) !== null) {
      reports.push(await verifyChain(db, { chain, key, heads, restored }));
      continue;
    }
    // Without an entry: a head that was told of one shows that all of it is gone.
    const [head] = restored === null ? heads : [];
    const problem = head === undefined ? null : ({ kind: 'cut', number: head.number, head } as const);
    reports.push({ chain, entries: 0, heads: heads.length, problem, restores: [] });
  }
  return reports;
}
