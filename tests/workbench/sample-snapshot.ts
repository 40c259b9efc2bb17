import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { literal, statement } from '#lib/server/db/statement.ts';
import { registerFunctions } from '#lib/server/workbench/functions/register-functions.ts';
import { computedViews } from '#lib/server/workbench/snapshot/computed-views.ts';
import type { FindingViews } from '#lib/server/workbench/snapshot/finding-views.ts';
import { fillSnapshot } from '#lib/server/workbench/snapshot/fill-snapshot.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';

/** A snapshot of a warehouse in memory, and a connection to it as a child has one. */
export interface SampleSnapshot {
  readonly path: string;
  /** The copy of the warehouse that it was made of. */
  readonly source: string;
  readonly connection: DuckDBConnection;
  rows<Row>(sql: string): Promise<Row[]>;
  close(): void;
}

const DATABASE = statement<{ name: string }>()`select current_database() as name`;

/** Makes a snapshot of a warehouse, as the child process does. */
export async function sampleSnapshot(
  warehouse: Warehouse,
  findings: FindingViews = { gaps: [], quotas: [] },
): Promise<SampleSnapshot> {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-snapshot-'));
  const [source, path] = [join(folder, 'source.duckdb'), join(folder, 'snapshot.duckdb')];
  const [{ name } = { name: '' }] = await warehouse.db.query(DATABASE, {});
  await warehouse.db.write(async (writer) => {
    await writer.run(statement()`attach ${literal(source)} as copied`, {});
    await writer.run({ text: `copy from database "${name}" to copied` }, {});
    await writer.run(statement()`detach copied`, {});
  });
  const catalog = await readCatalog(warehouse);
  await fillSnapshot({
    ...{ source, target: path, spill: join(folder, 'spill'), memoryLimit: '500MB', threads: 2 },
    editions: catalog.editions,
    computed: computedViews(catalog, [], findings),
  });
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '2' });
  const connection = await instance.connect();
  await registerFunctions(connection);
  return {
    ...{ path, source, connection },
    rows: async <Row>(sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS() as Row[],
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true });
    },
  };
}
