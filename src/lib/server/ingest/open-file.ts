import { join } from 'node:path';
import type { Database } from '../db/database.ts';
import type { FormRow } from '../tallies/read-form.ts';
import { isTallyForm } from '../tallies/tally-header.ts';
import { convertWorkbook } from './convert-workbook.ts';
import { openCsv, openPlain } from './csv-table.ts';
import { readCsvHead } from './csv-head.ts';
import type { CsvRecord } from './csv-records.ts';
import type { FileFacts } from './file-facts.ts';
import type { LoadOptions } from './load-options.ts';
import { openParquet } from './parquet-table.ts';
import type { SourceTable } from './source-table.ts';

/** A file of measurements opened as a table. */
export interface OpenedTable {
  readonly table: SourceTable;
  /** Opens a plain copy of a file whose rows turn out to be irregular; null when there is no other way to read it. */
  readonly normalise: ((folder: string, signal?: AbortSignal) => Promise<SourceTable>) | null;
  /** The text is no UTF-8 and was read as the Vietnamese Windows code page. */
  readonly encodingAssumed?: boolean;
}

/** A file opened: measurements, or the rows of a monthly form. */
export type OpenedFile = OpenedTable | { readonly form: readonly FormRow[] };

/** Opens a file by what it is. `folder` takes what must be written to read it. Throws a Fault when it cannot be used. */
export async function openFile(
  source: { readonly path: string; readonly name: string },
  facts: FileFacts,
  folder: string,
  options: LoadOptions,
  db: Database,
): Promise<OpenedFile> {
  const { path, name } = source;
  const { root, signal } = options;
  const namedByHand = Object.values(options.columns ?? {}).map(({ column }) => column);
  if (facts.kind === 'parquet') return { table: await openParquet(path, name, db), normalise: null };
  if (facts.kind === 'workbook') {
    const plain = join(folder, 'plain.csv');
    await convertWorkbook(path, name, plain, { namedByHand, root, signal });
    const head = await readCsvHead(plain, namedByHand, [',']);
    const records = head.records.map(({ fields, broken }) => ({
      ...{ row: Number(fields[0]), fields: fields.slice(2), broken },
    }));
    const form = head.whole ? formRows(records) : null;
    return form ?? { table: openPlain({ path: plain, name, namedByHand }, records), normalise: null };
  }
  const head = await readCsvHead(path, namedByHand);
  const form = head.whole ? formRows(head.records) : null;
  if (form) return form;
  const csv = openCsv({ path, name, namedByHand }, head, facts.hasBlankLines);
  if (csv.regular) return csv;
  return {
    table: await csv.normalise(folder, signal),
    normalise: null,
    encodingAssumed: head.encoding === 'windows-1258',
  };
}

function formRows(records: readonly CsvRecord[]): { form: FormRow[] } | null {
  const rows = records.filter((record) => record.fields.some((field) => field.trim() !== ''));
  if (!isTallyForm(rows.map((record) => record.fields))) return null;
  return { form: rows.map(({ row, fields }) => ({ rowNumber: row, cells: fields })) };
}
