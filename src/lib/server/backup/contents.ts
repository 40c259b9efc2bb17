import type { TableContents } from '#lib/domain/backup/manifest.ts';
import type { Database, Writer } from '../db/database.ts';
import * as sql from './contents.sql.ts';

/** What a manifest says of a warehouse's file. */
export interface WarehouseContents {
  readonly schema: number;
  readonly dataVersion: number;
  readonly referenceSha256: string | null;
  readonly tables: readonly TableContents[];
}

/** Counts and sums of all tables of an open warehouse, whatever its schema. */
export async function readContents(db: Pick<Database | Writer, 'query'>): Promise<WarehouseContents> {
  const [versions] = await db.query(sql.warehouseVersions, {});
  return { ...versions!, tables: await readTables(db) };
}

/** Counts and sums of all tables of an open database. */
export async function readTables(db: Pick<Database | Writer, 'query'>): Promise<readonly TableContents[]> {
  const columns = await db.query(sql.numericColumns, {});
  const tables: TableContents[] = [];
  for (const { table } of await db.query(sql.warehouseTables, {})) {
    const numeric = columns.filter((column) => column.table === table);
    const [counted] = await db.query(sql.tableContents(table, numeric), {});
    const sums = numeric.map(({ column }, i) => [column, counted!.sums[i] ?? '0'] as const);
    tables.push({ table, rows: counted!.rows, sums: Object.fromEntries(sums) });
  }
  return tables;
}
