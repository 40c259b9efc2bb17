import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import { Database } from '../db/database.ts';
import { DatabaseError } from '../db/errors.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../warehouse/private-files.ts';
import * as schema from './schema.sql.ts';

/** Enough for thousands of accounts; the database of the figures needs the rest. */
const RESOURCES = { threads: 1, memoryLimit: '100MB' } as const;

/** The file of accounts, sessions and access tokens in a data folder. */
export const accountsFile = (dataDir: string): string => join(dataDir, 'accounts', 'accounts.duckdb');

/**
 * Opens the file, creating and migrating it where that is needed, for its owner only; null opens one in memory. Throws a
 * Fault when another process holds it, or a newer program wrote it.
 */
export async function openAccountsFile(dataDir: string | null, now: string): Promise<Database> {
  if (dataDir === null) return migrated(await Database.open({ path: ':memory:', ...RESOURCES }), now);
  const path = accountsFile(dataDir);
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  try {
    const db = await migrated(await Database.open({ path, ...RESOURCES }), now);
    chmodSync(path, PRIVATE_FILE);
    return db;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    if (error.locked) throw new Fault('warehouse_in_use', { folder: dataDir }, 503, { cause: error });
    const problem = error.message.split('\n')[0]!;
    throw new Fault('accounts_unreadable', { file: path, problem }, 503, { cause: error });
  }
}

/** Is there a file of accounts at all? */
export const holdsAccounts = (dataDir: string): boolean => existsSync(accountsFile(dataDir));

async function migrated(db: Database, now: string): Promise<Database> {
  try {
    await db.write(async (writer) => {
      await writer.run(schema.createMigrationTable, {});
      const applied = new Set((await writer.query(schema.appliedMigrations, {})).map((row) => row.version));
      const known = schema.ACCOUNT_MIGRATIONS.length;
      const newest = Math.max(0, ...applied);
      if (newest > known) throw new Fault('warehouse_newer', { newest, known }, 503);
      for (const { version, name, statements } of schema.ACCOUNT_MIGRATIONS) {
        if (applied.has(version)) continue;
        await writer.transaction(async () => {
          for (const step of statements) await writer.run(step, {});
          await writer.run(schema.recordMigration, { version, name, now });
        });
      }
    });
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
