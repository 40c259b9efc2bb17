import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import type { CsvHead } from './csv-head.ts';
import type { CsvRecord } from './csv-records.ts';
import { normaliseFile } from './normalise-file.ts';
import { isPlainCell, plainCell } from './letters/plain-cell.ts';
import { findHeaderBlock } from './header-block.ts';
import { distinctTexts, NO_HEADER } from './recognise-header.ts';
import { csvScan } from './scans.sql.ts';
import type { SourceTable } from './source-table.ts';

/** Rows in which a header is looked for, with those that may belong to it. */
const MAX_HEADER_ROWS = 40;
/** Sample rows from which the style of values is detected. */
const SAMPLE_ROWS = 2000;

/** A delimited file, and what a person has stated about its columns and header. */
export interface CsvSource {
  readonly path: string;
  readonly name: string;
  /** Columns named by a person. */
  readonly namedByHand: readonly string[];
  /** The header's row, if stated by a person; `NO_HEADER` for a table without one. */
  readonly headerRow?: number | undefined;
}

/** A delimited file with a header: its table, and how to normalise rows of irregular shape. */
export interface CsvTable {
  readonly table: SourceTable;
  /** Can DuckDB read the file directly? */
  readonly regular: boolean;
  /** Writes a plain copy into the folder, once, and opens that. */
  normalise(folder: string, signal?: AbortSignal): Promise<SourceTable>;
}

/** Opens a delimited file. Throws a Fault when no row of its beginning looks like a header. */
export function openCsv(source: CsvSource, head: CsvHead, blankLines: boolean): CsvTable {
  const { header, headers, sample } = beginningOf(source, head.records);
  const columns = headers.map((_, i) => `c${i}`);
  const shared = { headers, sample, numeric: new Set<number>() };
  const { encoding, delimiter } = head;
  const normaliseInto = async (folder: string, signal?: AbortSignal): Promise<SourceTable> => {
    const target = join(folder, 'plain.csv');
    const shape = { encoding, delimiter, headerRow: header.row, width: headers.length };
    await normaliseFile(source, target, shape, signal);
    return { ...shared, ...plainScan(target, columns, 0) };
  };
  let normalised: Promise<SourceTable> | null = null;
  // Lines and records are equal up to the header only if no quoted field before it contains a line break.
  const plainHead = head.records
    .slice(0, header.row)
    .every((record) => !record.broken && !record.fields.some((field) => /[\r\n]/.test(field)));
  const isPlain = head.records.every(({ fields }) => fields.every(isPlainCell));
  return {
    regular:
      plainHead &&
      isPlain &&
      !blankLines &&
      encoding.bytes === 'utf-8' &&
      encoding.letters === null &&
      encoding.columns === undefined,
    table: {
      ...shared,
      nullWords: true,
      numbering: { kind: 'counted', first: header.row + 1 },
      scan: csvScan({ path: source.path, delimiter, skip: header.row, columns }),
    },
    normalise(folder, signal) {
      return (normalised ??= normaliseInto(folder, signal));
    },
  };
}

/** Opens a plain copy whose first record is the header. `records` are its first ones, without row number and problem. */
export function openPlain(path: string, [header, ...rows]: readonly CsvRecord[]): SourceTable {
  const headers = header!.fields.map((field) => field.trim());
  const columns = headers.map((_, i) => `c${i}`);
  const sample = rows.slice(0, SAMPLE_ROWS).map((record) => record.fields);
  return { ...{ headers, sample, numeric: new Set<number>() }, ...plainScan(path, columns, 1) };
}

function plainScan(
  path: string,
  columns: readonly string[],
  skip: number,
): Pick<SourceTable, 'numbering' | 'nullWords' | 'scan'> {
  return {
    numbering: { kind: 'stored' },
    nullWords: true,
    scan: csvScan({ path, delimiter: ',', skip, columns: ['row', 'problem', ...columns] }),
  };
}

function beginningOf({ name, namedByHand, headerRow }: CsvSource, records: readonly CsvRecord[]) {
  const rows = records.filter((record) => record.fields.some((field) => field.trim() !== ''));
  const [first] = rows;
  if (headerRow === NO_HEADER && first) {
    const width = rows.slice(0, SAMPLE_ROWS).reduce((most, { fields }) => Math.max(most, fields.length), 0);
    const sample = rows.slice(0, SAMPLE_ROWS).map((record) => record.fields.map(plainCell));
    return { header: { row: first.row - 1 }, headers: Array<string>(width).fill(''), sample };
  }
  const at = headerRow === undefined ? null : rows.findIndex(({ row }) => row === headerRow);
  const heads = rows
    .slice(0, (at ?? 0) + MAX_HEADER_ROWS)
    .map(({ fields }) => fields.map((field) => plainCell(field).trim()));
  const block = at === -1 ? null : findHeaderBlock(heads, namedByHand, at);
  const index = block?.last ?? -1;
  const header = rows[index];
  if (!block || !header)
    throw new Fault('header_missing', { file: name, found: distinctTexts(first?.fields) }, 422);
  const sample = rows.slice(index + 1, index + 1 + SAMPLE_ROWS).map((record) => record.fields.map(plainCell));
  return { header, headers: block.names, sample };
}
