import { Fault } from '#lib/domain/fault.ts';
import type { Database } from '../../db/database.ts';
import { DatabaseError } from '../../db/errors.ts';
import { parquetColumns, parquetScan, sampleOf } from './scans.sql.ts';
import type { SourceTable } from './source-table.ts';

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/;

/** Opens a Parquet file. Rows are numbered from 1. Throws a Fault when it is damaged. */
export async function openParquet(path: string, name: string, db: Database): Promise<SourceTable> {
  try {
    const columns = await db.query(parquetColumns(path), {});
    const headers = columns.map((column) => column.name);
    const scan = parquetScan(path, headers);
    const rows = await db.query(sampleOf(scan), {});
    return {
      headers,
      scan,
      sample: rows.map((row) => headers.map((_, i) => row[`c${i}`] ?? '')),
      numbering: { kind: 'counted', first: 1 },
      numeric: new Set(columns.flatMap((column, i) => (NUMERIC.test(column.type) ? [i] : []))),
    };
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new Fault('file_damaged', { file: name }, 422, { cause: error });
  }
}
