import type {
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBPreparedStatement,
  DuckDBResult,
  DuckDBType,
  DuckDBVector,
} from '@duckdb/node-api';
import type { Data } from 'apache-arrow';
import { builderOf } from './column-builder.ts';
import type { ResultColumn } from './result-column.ts';
import { vectorsOf } from './vector-parts.ts';

/** How much of a result is taken. */
export interface ResultLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** The columns of a result, as far as the limits let them. */
export interface ResultColumns {
  readonly names: readonly string[];
  readonly columns: readonly Data[];
  readonly rows: number;
  /** The limit that cut it off; null for a whole one. */
  readonly truncated: 'rows' | 'bytes' | null;
}

/** Who else wants a result's chunks, as far as they are taken. */
export interface ChunkTaker {
  begin(names: readonly string[], types: readonly DuckDBType[]): Promise<void>;
  take(chunk: DuckDBDataChunk, rows: number): void;
}

/**
 * Runs a statement and reads its result as it comes. A stream in which the engine meets an error ends there like any other:
 * only the transaction around it tells, and running it once more says what the error was.
 */
export async function readStatement(
  connection: DuckDBConnection,
  statement: DuckDBPreparedStatement,
  limits: ResultLimits,
  taker: ChunkTaker | null,
): Promise<ResultColumns> {
  await connection.run('begin transaction');
  try {
    const read = await readResult(await statement.stream(), limits, taker);
    if (read.truncated !== null || (await isSound(connection))) return read;
  } finally {
    await connection.run('rollback');
  }
  await statement.run();
  throw new Error('The result broke off.');
}

const isSound = (connection: DuckDBConnection) =>
  connection.run('select 1').then(
    () => true,
    () => false,
  );

/** A result of more rows is taken to become as long as the limits let it. */
const MANY_ROWS = 65_536;

/**
 * Reads a result as it comes, chunk by chunk, and stops at a limit: a value that would exceed the bytes is never read, however
 * large.
 */
async function readResult(
  result: DuckDBResult,
  limits: ResultLimits,
  taker: ChunkTaker | null,
): Promise<ResultColumns> {
  const types = result.columnTypes();
  const builders = types.map((type, i) => builderOf(type, i));
  const width = builders.reduce((sum, builder) => sum + builder.width, 0);
  const names = result.deduplicatedColumnNames();
  await taker?.begin(names, types);
  let [rows, bytes] = [0, 0];
  let truncated: ResultColumns['truncated'] = null;
  let coming = result.fetchChunk();
  for (let chunk = await coming; chunk?.rowCount; chunk = await coming) {
    const wanted = Math.min(chunk.rowCount, limits.rows - rows);
    const vectors = vectorsOf(chunk, types);
    const room = limits.bytes - bytes;
    const fitting = rowsThatFit(builders, vectors, wanted, room);
    if (rows <= MANY_ROWS && rows + fitting.rows > MANY_ROWS) {
      const most = Math.min(limits.rows, rows + Math.floor(room / width));
      for (const builder of builders) builder.reserve(most);
    }
    rows += fitting.rows;
    bytes += fitting.bytes;
    if (fitting.rows < wanted) truncated = 'bytes';
    else if (wanted < chunk.rowCount) truncated = 'rows';
    // The engine reads the next chunk while this one is taken in; of a result that is cut off it need not.
    if (truncated === null) coming = result.fetchChunk();
    if (fitting.rows > 0) {
      for (const [i, builder] of builders.entries()) builder.append(vectors[i]!, fitting.rows);
      taker?.take(chunk, fitting.rows);
    }
    if (truncated !== null) break;
  }
  return { names, columns: builders.map((builder) => builder.data()), rows, truncated };
}

/** The first rows of a chunk's vectors that take no more than `room` bytes, and what they take. */
function rowsThatFit(
  builders: readonly ResultColumn[],
  vectors: readonly DuckDBVector[],
  wanted: number,
  room: number,
): { readonly rows: number; readonly bytes: number } {
  const width = builders.reduce((sum, builder) => sum + builder.width, 0);
  const varying = builders.flatMap(({ bytesIn }, i) => bytesIn?.(vectors[i]!) ?? []);
  if (varying.length === 0) {
    const rows = Math.min(wanted, Math.floor(room / width));
    return { rows, bytes: rows * width };
  }
  let bytes = 0;
  for (let row = 0; row < wanted; row += 1) {
    const more = varying.reduce((sum, length) => sum + length(row), width);
    if (bytes + more > room) return { rows: row, bytes };
    bytes += more;
  }
  return { rows: wanted, bytes };
}
