import { Fault } from '#lib/domain/fault.ts';
import { Database } from '../../../db/database.ts';
import { DatabaseError } from '../../../db/errors.ts';
import { sizeOf } from '../file-facts.ts';
import { MAX_COLUMNS } from '../limits.ts';
import * as sql from './parquet.sql.ts';
import type { CopiedParquet, ParquetRequest } from './parquet-table.ts';

/** Columns of a few values compress to a hundredth; a larger ratio is made to fill memory or disk. */
const MAX_GROWTH = 250;
const FREE_BYTES = 64_000_000;
/** Each test has its own time and speeds: some bits of its own. */
const MOST_ROWS_A_BYTE = 4;
const FREE_ROWS = 1_000_000;
const MAX_ROW_GROUPS = 20_000;
const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/;
/** What the style of values is detected from, and at most so much of it. */
const SAMPLE_ROWS = 2000;
const SAMPLE_CELLS = 200_000;
const LONGEST_SAMPLE = 1000;
const SAMPLE_LENGTH = 4_000_000;
const DUCKDB_MEMORY = '350MB';

/** The Fault for an error of the library. */
export function parquetFault(error: unknown): Fault {
  const isTooLarge = error instanceof DatabaseError && error.outOfMemory;
  return new Fault(isTooLarge ? 'parquet_too_large' : 'file_damaged');
}

/**
 * Writes a Parquet file's cells as text into a Parquet file of our own, so that the server's database never opens one from
 * outside. Throws a Fault when it has too many columns or unpacks to more than is safe, or the database's error. Only for a
 * limited child.
 */
export async function copyParquet({ path, target, firstRows }: ParquetRequest): Promise<CopiedParquet> {
  const db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: DUCKDB_MEMORY });
  try {
    await checkSize(db, path);
    const columns = await db.query(sql.parquetColumns(path), {});
    if (columns.length > MAX_COLUMNS) throw new Fault('columns_too_many', { limit: MAX_COLUMNS });
    const headers = columns.map(({ name }) => name);
    const rows = Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE_CELLS / headers.length));
    const sample = await db.query(sql.firstParquetRows(path, headers, rows, LONGEST_SAMPLE), {});
    await db.query(sql.copyParquet(path, headers, target, firstRows), {});
    return {
      headers,
      numeric: columns.flatMap(({ type }, i) => (NUMERIC.test(type) ? [i] : [])),
      sample: bounded(sample.map((row) => headers.map((_, i) => row[`c${i}`] ?? ''))),
    };
  } finally {
    await db.close();
  }
}

/** Throws a Fault when a file says that it holds more than is safe. */
async function checkSize(db: Database, path: string): Promise<void> {
  const size = await sizeOf(path);
  const tooLarge = new Fault('parquet_too_large');
  const [facts] = await db.query(sql.parquetSize(path), {});
  if (facts!.rows > FREE_ROWS + size * MOST_ROWS_A_BYTE || facts!.groups > MAX_ROW_GROUPS) throw tooLarge;
  const [unpacked] = await db.query(sql.parquetBytes(path), {});
  if (unpacked!.bytes > Math.max(FREE_BYTES, size * MAX_GROWTH)) throw tooLarge;
}

/** As many of the first rows as a reply may hold. */
function bounded(rows: readonly string[][]): string[][] {
  let length = 0;
  return rows.filter((row) => (length += row.join('').length) <= SAMPLE_LENGTH);
}
