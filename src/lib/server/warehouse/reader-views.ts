import { Fault } from '#lib/domain/fault.ts';
import { scopeName, type ReadScope } from '#lib/domain/access/read-scope.ts';
import type { Database } from '../db/database.ts';
import * as sql from './reader-views.sql.ts';

/**
 * A database in which every table is cut to what an operator or a unit may read. Throws a Fault where there is none of this
 * code: nothing is theirs then.
 */
export async function databaseFor(db: Database, scope: ReadScope): Promise<Database> {
  const [known] =
    scope.kind === 'operator'
      ? await db.query(sql.knowsOperator, { operator: scope.operator })
      : await db.query(sql.knowsUnit, { unit: scope.unit });
  if (!known?.found) throw new Fault('not_allowed', {}, 403);
  const tables = await db.query(sql.allTables, {});
  return db.narrowed(
    scopeName(scope),
    sql.readerViews(
      scope,
      tables.map(({ name }) => name),
    ),
  );
}
