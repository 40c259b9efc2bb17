import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk, DuckDBType } from '@duckdb/node-api';
import { STAMP_KEY, type QueryStamp } from '#lib/domain/workbench/query.ts';
import type { ColumnMeaning } from '../child/column-roles.ts';
import type { ChunkTaker } from '../child/read-result.ts';

/** Key of the JSON of each column's meaning in a file's metadata. */
export const MEANINGS_KEY = 'columns';

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Holds a result in a temporary table, as the engine has it, and writes it to the one file that its process may write. */
export class ParquetFile implements ChunkTaker {
  readonly #connection: DuckDBConnection;
  #appender: DuckDBAppender | null = null;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async begin(names: readonly string[], types: readonly DuckDBType[]): Promise<void> {
    const columns = names.map((column, i) => `${name(column)} ${types[i]!.toString()}`);
    await this.#connection.run(`create or replace temp table result (${columns.join(', ')})`);
    this.#appender = await this.#connection.createAppender('result', 'main', 'temp');
  }

  take(chunk: DuckDBDataChunk, rows: number): void {
    chunk.rowCount = rows;
    this.#appender!.appendDataChunk(chunk);
  }

  /** Writes the named columns of what was taken; the stamp and their meanings stand in the file's metadata. */
  async write(
    path: string,
    stamp: QueryStamp,
    { names, meanings }: { readonly names: readonly string[]; readonly meanings: readonly ColumnMeaning[] },
  ): Promise<void> {
    this.#appender!.closeSync();
    const noted = { [STAMP_KEY]: stamp, [MEANINGS_KEY]: meanings };
    const metadata = Object.entries(noted).map(([key, value]) => `${key}: ${literal(JSON.stringify(value))}`);
    await this.#connection.run(
      `copy (select ${names.map(name).join(', ')} from result) to ${literal(path)} (format parquet, compression zstd, kv_metadata {${metadata.join(', ')}})`,
    );
  }
}
