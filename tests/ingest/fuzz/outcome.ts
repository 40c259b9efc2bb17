import { Fault } from '#lib/domain/fault.ts';
import { FAULT_CODES } from '#lib/messages/faults.ts';
import { loadFiles } from '#lib/server/ingest/load-files.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { writeFile } from '../support.ts';

/** Longer, and a case hangs. */
const TIME_LIMIT_MS = 60_000;

/** What became of a damaged file: rows that add up, or the code of a fault that has a sentence. */
export type Outcome = { readonly read: number } | { readonly fault: string };

/** Loads a damaged file. Throws what no person should ever see: a raw error, a hang, a row that is lost. */
export async function outcomeOf(
  warehouse: Warehouse,
  name: string,
  content: string | Uint8Array,
): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name}: no end after ${TIME_LIMIT_MS} ms`)), TIME_LIMIT_MS);
  });
  try {
    return await Promise.race([load(warehouse, name, content), hang]);
  } catch (error) {
    if (!(error instanceof Fault)) throw new Error(`${name}: ${String(error)}`, { cause: error });
    if (!FAULT_CODES.includes(error.code))
      throw new Error(`${name}: ${error.code} has no sentence`, { cause: error });
    return { fault: error.code };
  } finally {
    clearTimeout(timer);
  }
}

async function load(warehouse: Warehouse, name: string, content: string | Uint8Array): Promise<Outcome> {
  let total = 0;
  for await (const outcome of loadFiles(
    warehouse,
    { path: writeFile(name, content), name },
    { loadedBy: 'fuzz' },
  )) {
    if ('fault' in outcome) throw outcome.fault;
    const { read, accepted, rejected, duplicates } = outcome.report.batch;
    if (read !== accepted + rejected + duplicates) {
      throw new Error(`${read} rows read, ${accepted} + ${rejected} + ${duplicates} reported`);
    }
    total += read;
  }
  return { read: total };
}
