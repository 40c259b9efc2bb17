import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import { readCsvHead, type CsvHead } from './csv-head.ts';
import { csvScan } from './scans.sql.ts';
import { normaliseCsv } from './normalise-csv.ts';
import { findHeader } from './recognise-header.ts';
import type { SourceTable } from './source-table.ts';

/** Rows looked at before deciding how values are written. */
const SAMPLE_ROWS = 2000;

export interface CsvSource {
  readonly path: string;
  readonly name: string;
  /** Columns a person named by hand. */
  readonly namedByHand: readonly string[];
}

/** A delimited file whose header was found: its table, and the way to one that tolerates any row's shape. */
export interface CsvTable {
  readonly table: SourceTable;
  /** True when DuckDB may read the file as it stands. */
  readonly regular: boolean;
  readonly head: CsvHead;
  /** Writes a plain copy into the folder and opens that. */
  normalise(folder: string, signal?: AbortSignal): Promise<SourceTable>;
}

/** Opens a delimited file. Throws a Fault when no row of its beginning looks like a header. */
export async function openCsv(
  { path, name, namedByHand }: CsvSource,
  blankLines: boolean,
): Promise<CsvTable> {
  const head = await readCsvHead(path, namedByHand);
  const rows = head.records.filter((record) => record.fields.some((field) => field.trim() !== ''));
  const header = findHeader(
    rows.map((record) => record.fields),
    namedByHand,
  );
  if (!header) throw new Fault('header_missing', { file: name, found: firstCells(rows[0]?.fields) }, 422);
  const headerRow = rows[header.index]!;
  const headers = headerRow.fields.map((field) => field.trim());
  const columns = headers.map((_, i) => `c${i}`);
  const sample = rows.slice(header.index + 1, header.index + 1 + SAMPLE_ROWS).map((record) => record.fields);
  const shared = { headers, sample, numeric: new Set<number>() };
  // Lines and records are the same up to the header only where no quoted text before it holds a line break.
  const plainHead = head.records
    .slice(0, headerRow.row)
    .every((record) => !record.broken && !record.fields.some((field) => /[\r\n]/.test(field)));
  return {
    head,
    regular: plainHead && !blankLines && head.encoding === 'utf-8',
    table: {
      ...shared,
      numbering: { kind: 'counted', first: headerRow.row + 1 },
      scan: csvScan({ path, delimiter: head.delimiter, skip: headerRow.row, columns }),
    },
    async normalise(folder, signal) {
      const target = join(folder, 'plain.csv');
      const { encoding, delimiter } = head;
      await normaliseCsv(
        path,
        target,
        { encoding, delimiter, headerRow: headerRow.row, width: headers.length },
        signal,
      );
      return { ...shared, ...plainTable(target, columns) };
    },
  };
}

/** The table of a plain copy, with its two columns before the file's own. */
export function plainTable(
  path: string,
  columns: readonly string[],
): Pick<SourceTable, 'numbering' | 'scan'> {
  return {
    numbering: { kind: 'written' },
    scan: csvScan({ path, delimiter: ',', skip: 0, columns: ['row', 'problem', ...columns] }),
  };
}

function firstCells(fields: readonly string[] | undefined): string[] {
  return (fields ?? [])
    .map((field) => field.trim())
    .filter(Boolean)
    .slice(0, 12);
}
