import type { Writer } from '../../db/database.ts';
import * as sql from './duplicates.sql.ts';
import type { Staged } from './stage.ts';

/** Stores the staged rows that duplicate another one in the temporary table `duplicate`; returns their number. */
export async function findDuplicates(writer: Writer, { firstOn, lastOn }: Staged): Promise<number> {
  await writer.run(sql.createSuspects, {});
  await writer.run(sql.createDuplicates, { firstOn, lastOn });
  const [count] = await writer.query(sql.duplicateCount, {});
  return count!.rows;
}
