import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { list } from 'tar';
import {
  AUDIT_CHAINS,
  type AuditChainName,
  type ChainHead,
  type KeptHead,
} from '#lib/domain/audit/audit-entry.ts';
import { MANIFEST_NAME, type BackupManifest } from '#lib/domain/backup/manifest.ts';
import { Fault } from '#lib/domain/fault.ts';
import { accountsFile } from '../accounts/accounts-file.ts';
import { headIn } from '../audit/heads.ts';
import type { BackupHeads } from '../audit/verify-audit.ts';
import { Database } from '../db/database.ts';
import { warehouseFile } from '../warehouse/warehouse.ts';

const RESOURCES = { threads: 1, memoryLimit: '200MB' } as const;
const FILES: Readonly<Record<AuditChainName, (folder: string) => string>> = {
  warehouse: warehouseFile,
  accounts: accountsFile,
};

/** Where the chains in a copied data folder end: what a manifest keeps of them. */
export async function headsOfCopy(
  folder: string,
): Promise<Readonly<Record<AuditChainName, ChainHead | null>>> {
  const headOf = async (chain: AuditChainName) => {
    const path = FILES[chain](folder);
    if (!existsSync(path)) return null;
    const db = await Database.open({ path, readOnly: true, ...RESOURCES });
    try {
      return await headIn(db);
    } finally {
      await db.close();
    }
  };
  return { warehouse: await headOf('warehouse'), accounts: await headOf('accounts') };
}

/** The heads that archives keep, by chain. Throws a Fault for a file that is no backup. */
export async function headsOfBackups(files: readonly string[]): Promise<BackupHeads> {
  const heads: Record<AuditChainName, KeptHead[]> = { warehouse: [], accounts: [] };
  for (const file of files) {
    const { madeAt, audit } = await manifestOf(file);
    for (const chain of AUDIT_CHAINS) {
      const head = audit?.[chain];
      if (head) heads[chain].push({ ...head, at: madeAt, where: basename(file) });
    }
  }
  return heads;
}

/** The newest archive in the folder of backups; none without one. */
export async function newestBackup(folder: string | null): Promise<readonly string[]> {
  const names = folder === null ? [] : await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => /^i-speed-.*\.tar$/.test(name))
    .sort()
    .at(-1);
  return folder === null || newest === undefined ? [] : [join(folder, newest)];
}

async function manifestOf(file: string): Promise<BackupManifest> {
  const chunks: Buffer[] = [];
  try {
    await list({
      file,
      strict: true,
      filter: (path) => path === MANIFEST_NAME,
      onReadEntry: (entry) => entry.on('data', (chunk: Buffer) => chunks.push(chunk)),
    });
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as BackupManifest;
  } catch (cause) {
    const isAbsent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (isAbsent) throw new Fault('backup_absent', { file }, 404, { cause });
    throw new Fault('backup_damaged', { file: basename(file), path: MANIFEST_NAME }, 422, { cause });
  }
}
