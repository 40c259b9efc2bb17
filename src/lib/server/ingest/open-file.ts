import type { Database } from '../db/database.ts';
import { openCsv } from './csv-table.ts';
import type { FileFacts } from './file-facts.ts';
import type { LoadOptions } from './load-options.ts';
import { openParquet } from './parquet-table.ts';
import type { SourceTable } from './source-table.ts';

/** A file opened as a table. */
export interface OpenedTable {
  readonly table: SourceTable;
  /** Opens a plain copy of a file whose rows turn out to be irregular; null when there is no other way to read it. */
  readonly normalise: ((folder: string, signal?: AbortSignal) => Promise<SourceTable>) | null;
}

/** Opens a file by what it is. `folder` takes what must be written to read it. Throws a Fault when it cannot be used. */
export async function openFile(
  source: { readonly path: string; readonly name: string },
  facts: FileFacts,
  folder: string,
  options: LoadOptions,
  db: Database,
): Promise<OpenedTable> {
  const namedByHand = Object.values(options.columns ?? {}).map(({ column }) => column);
  if (facts.kind === 'parquet')
    return { table: await openParquet(source.path, source.name, db), normalise: null };
  const csv = await openCsv({ ...source, namedByHand }, facts.hasBlankLines);
  if (csv.regular) return csv;
  return { table: await csv.normalise(folder, options.signal), normalise: null };
}
