import { Fault } from '#lib/domain/fault.ts';
import type { Database } from '../db/database.ts';
import { isNumberedOtherwise, renumber } from './mend-numbering.sql.ts';
import { MIGRATIONS } from './migrations.ts';
import { appliedMigrations, createMigrationTable, recordMigration } from './state.sql.ts';

/**
 * Migrates the schema to this program's version, each migration in one transaction. Throws a Fault when the file was
 * written by a newer program.
 */
export async function migrate(db: Database, clock: () => Date): Promise<void> {
  await db.write(async (writer) => {
    await writer.run(createMigrationTable, {});
    const [numbered] = await writer.query(isNumberedOtherwise, {});
    if (numbered!.otherwise) await writer.run(renumber, {});
    const applied = new Set((await writer.query(appliedMigrations, {})).map((row) => row.version));
    const newest = Math.max(0, ...applied);
    const known = Math.max(...MIGRATIONS.map(({ version }) => version));
    if (newest > known) throw new Fault('warehouse_newer', { newest, known }, 503);
    for (const migration of MIGRATIONS) {
      if (applied.has(migration.version)) continue;
      await writer.transaction(async () => {
        for (const step of migration.statements) await writer.run(step, {});
        const { version, name } = migration;
        await writer.run(recordMigration, { version, name, now: clock().toISOString() });
      });
    }
  });
}
