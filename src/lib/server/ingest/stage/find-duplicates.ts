import type { Writer } from '../../db/database.ts';
import * as sql from './duplicates.sql.ts';
import type { Staged } from './stage.ts';

/** Finds the staged rows that repeat another one, into the temporary table `duplicate`; returns how many. */
export async function findDuplicates(writer: Writer, { firstOn, lastOn }: Staged): Promise<number> {
  await writer.run(sql.createSuspects, {});
  await writer.run(sql.createDuplicates, { firstOn, lastOn });
  const [count] = await writer.query(sql.duplicateCount, {});
  return count!.rows;
}
