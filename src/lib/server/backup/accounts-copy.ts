import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { TableContents } from '#lib/domain/backup/manifest.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { accountsFile } from '../accounts/accounts-file.ts';
import { checkpoint } from '../accounts/schema.sql.ts';
import { endAllSessions } from '../accounts/sessions.sql.ts';
import { Database } from '../db/database.ts';
import { programOf } from '../runtime/programs.ts';
import { readTables } from './contents.ts';
import { makePrivateFolder, syncToDisk } from './durable.ts';

const execute = promisify(execFile);
const RESOURCES = { threads: 1, memoryLimit: '100MB' } as const;

/** The name in a backup of the key that second factors are encrypted with, itself encrypted by the passphrase. */
export const ACCOUNTS_KEY_NAME = 'accounts-key.json';

/** Copies the file of accounts of a server that has it open into a folder, as it is at one moment. */
export async function copyOpenAccounts(accounts: Accounts, dataDir: string, folder: string): Promise<void> {
  await accounts.writeUses();
  await accounts.db.write(async (writer) => {
    await writer.run(checkpoint, {});
    await copyAccounts(dataDir, folder);
  });
}

/**
 * Copies the file of accounts, where there is one, by a process of its own: closing another handle of it would drop the lock
 * of a server that has it open.
 */
export async function copyAccounts(dataDir: string, folder: string): Promise<void> {
  const from = accountsFile(dataDir);
  if (!existsSync(from)) return;
  const to = accountsFile(folder);
  makePrivateFolder(dirname(to));
  const { path, execArgv } = programOf('copy-child');
  await execute(process.execPath, [...execArgv, path, from, to]);
}

/** Counts and sums of the tables of a copy, to compare another with; null where a backup holds no accounts. */
export async function accountsContents(folder: string): Promise<readonly TableContents[] | null> {
  const path = accountsFile(folder);
  if (!existsSync(path)) return null;
  const db = await Database.open({ path, readOnly: true, ...RESOURCES });
  try {
    return await readTables(db);
  } finally {
    await db.close();
  }
}

/** Moves accounts from an extracted backup into place, no session of them in force: what was signed out since stays so. */
export async function placeAccounts(folder: string, dataDir: string, now: Date): Promise<void> {
  const from = accountsFile(folder);
  if (!existsSync(from)) return;
  const db = await Database.open({ path: from, ...RESOURCES });
  try {
    await db.write(async (writer) => {
      await writer.run(endAllSessions, { now: now.toISOString(), why: 'restored' });
      await writer.run(checkpoint, {});
    });
  } finally {
    await db.close();
  }
  await syncToDisk(from);
  const to = dirname(accountsFile(dataDir));
  await rm(to, { recursive: true, force: true });
  await rename(dirname(from), to);
  await syncToDisk(dirname(to));
}
