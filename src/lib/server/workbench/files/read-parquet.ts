import { DuckDBInstance } from '@duckdb/node-api';
import type { Table } from 'apache-arrow';
import { MOST_RESULT_BYTES, MOST_RESULT_ROWS, type QueryStamp } from '#lib/domain/workbench/query.ts';
import type { ColumnMeaning } from '../child/column-roles.ts';
import { readStatement } from '../child/read-result.ts';
import { resultTable } from '../child/result-table.ts';
import { MEANINGS_KEY } from './parquet-file.ts';

const OPTIONS = { threads: '1', memory_limit: '256MB', allow_community_extensions: 'false' };

/** Reads a file that `ParquetFile` wrote back as the result it was, in an engine of its own that ends with it. */
export async function readParquet(path: string, stamp: QueryStamp): Promise<Table> {
  const instance = await DuckDBInstance.create(':memory:', OPTIONS);
  try {
    const connection = await instance.connect();
    const noted = await connection.runAndReadAll(
      'select decode(value) from parquet_kv_metadata($1) where decode(key) = $2',
      [path, MEANINGS_KEY],
    );
    const meanings = JSON.parse(String(noted.getRows()[0]![0])) as readonly ColumnMeaning[];
    const prepared = await connection.prepare('from read_parquet($1)');
    prepared.bindVarchar(1, path);
    const limits = { rows: MOST_RESULT_ROWS, bytes: MOST_RESULT_BYTES };
    return resultTable(await readStatement(connection, prepared, limits, null), meanings, stamp);
  } finally {
    instance.closeSync();
  }
}
