import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../db/database.ts';
import { copyRows, differingRows, parquetSize } from './parquet.sql.ts';

/** One thread, so that the same rows give the same bytes. */
const RESOURCES = { path: ':memory:', threads: 1, memoryLimit: '350MB' } as const;
/** A row of a pack has no more, with room to spare. */
const MOST_BYTES_A_ROW = 400;
const FREE_BYTES = 1_000_000;

async function withFiles<T>(
  within: string,
  use: (db: Database, csv: string, parquet: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(within, 'i-speed-pack-'));
  const db = await Database.open(RESOURCES);
  try {
    return await use(db, join(folder, 'rows.csv'), join(folder, 'rows.parquet'));
  } finally {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The rows of a rows.csv as Parquet. */
export const parquetOf = (csv: Buffer): Promise<Buffer> =>
  withFiles(tmpdir(), async (db, from, to) => {
    await writeFile(from, csv);
    await db.write((writer) => writer.run(copyRows(from, to), {}));
    return readFile(to);
  });

/**
 * The rows in which a rows.parquet differs from the rows.csv beside it: their numbers, the first ones; null for one without
 * number, or where the file cannot be read or says that it is larger than the rows can be. Only for a limited child: the
 * file comes from outside. `within`: the folder for the two files meanwhile.
 */
export const parquetDifferences = (
  csv: Buffer,
  parquet: Buffer,
  rows: number,
  within: string,
): Promise<readonly (number | null)[]> =>
  withFiles(within, async (db, csvPath, parquetPath) => {
    await writeFile(csvPath, csv);
    await writeFile(parquetPath, parquet);
    try {
      const [size] = await db.query(parquetSize(parquetPath), {});
      if (size!.rows !== rows || size!.bytes > FREE_BYTES + rows * MOST_BYTES_A_ROW) return [null];
      return (await db.query(differingRows(csvPath, parquetPath), {})).map(({ row }) => row);
    } catch {
      return [null];
    }
  });
