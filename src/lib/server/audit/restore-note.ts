import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuditChainName, ChainHead } from '#lib/domain/audit/audit-entry.ts';
import type { Database } from '../db/database.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../warehouse/private-files.ts';
import { writeAtomically } from '../warehouse/write-atomically.ts';
import type { AuditChain } from './audit-chain.ts';

/** That a data folder was restored, until its program writes it into the chain. */
export interface RestoreNote {
  readonly at: string;
  /** When the backup was made. */
  readonly madeAt: string;
  /** Where the chain ended in it: nothing before may be missing. Null where that is not known. */
  readonly head: ChainHead | null;
}

const noteFile = (dataDir: string, chain: AuditChainName) => join(dataDir, 'restored', `${chain}.json`);

/** Leaves a note for the next start. */
export function leaveRestoreNote(dataDir: string, chain: AuditChainName, note: RestoreNote): void {
  const path = noteFile(dataDir, chain);
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  writeAtomically(path, JSON.stringify(note), PRIVATE_FILE);
}

/** The note that no program has written down yet; null without one. */
export function readRestoreNote(dataDir: string, chain: AuditChainName): RestoreNote | null {
  const path = noteFile(dataDir, chain);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RestoreNote) : null;
}

/** Writes such a note into the chain, before anything else is added to it. */
export async function writeRestoreDown(
  { audit, db }: { readonly audit: AuditChain; readonly db: Database },
  dataDir: string | null,
): Promise<void> {
  const note = dataDir === null ? null : readRestoreNote(dataDir, audit.name);
  if (dataDir === null || note === null) return;
  const after = { backupMadeAt: note.madeAt, head: note.head };
  await db.write((writer) =>
    writer.transaction(() => audit.append(writer, note.at, { action: 'restored', after })),
  );
  rmSync(noteFile(dataDir, audit.name));
}
