import { formatInstant, type Locale } from '#lib/domain/format.ts';
import { wordsInName } from '#lib/domain/workbench/result-file-name.ts';
import { tableFileMessages } from '#lib/messages/table-file.ts';
import type { WireValue } from '#lib/transport/column.ts';
import { BYTE_ORDER_MARK, csvRecord } from '#lib/transport/csv.ts';
import type { DataFacts } from './data-facts.ts';
import type { ReadTable } from './read-table.ts';

/** Forms that a table of a page can be had in. */
export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
/** One of `TABLE_FORMATS`. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Where a table was read. */
export interface TableOrigin {
  readonly table: string;
  readonly page: string;
  readonly address: string;
  /** The page's filter in words; empty where it has none. */
  readonly filter: string;
  /** Instant at which it was. */
  readonly at: string;
  readonly facts: DataFacts | null;
}

const WIDTHS = { text: 28, figure: 16, source: 90 };
const LONGEST_NAME = 80;

/** A table as CSV for spreadsheets: with a byte order mark, decimal points, and no text that a program runs. */
export const tableCsv = ({ heads, rows }: ReadTable): string =>
  BYTE_ORDER_MARK + [heads, ...rows].map((row) => csvRecord(row)).join('');

/** A table as a workbook: its rows, and where they come from. */
export async function tableWorkbook(
  { heads, rows }: ReadTable,
  origin: TableOrigin,
  locale: Locale,
): Promise<Blob> {
  const { workbookPieces } = await import('#lib/transport/workbook-pieces.ts');
  const t = tableFileMessages[locale];
  const widths = heads.map((_, i) =>
    rows.some((row) => typeof row[i] === 'string') ? WIDTHS.text : WIDTHS.figure,
  );
  const sheets = [
    { name: t.rows, lines: [heads, ...rows], widths },
    { name: t.source, lines: originLines(origin, locale), widths: [WIDTHS.text, WIDTHS.source] },
  ];
  const pieces = [...workbookPieces(sheets)] as Uint8Array<ArrayBuffer>[];
  return new Blob(pieces, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

function originLines(
  { table, page, address, filter, at, facts }: TableOrigin,
  locale: Locale,
): WireValue[][] {
  const t = tableFileMessages[locale];
  return [
    [t.table, table],
    [t.page, page],
    [t.address, address],
    ...(filter ? [[t.filter, filter]] : []),
    [t.at, formatInstant(at)],
    ...(facts ? [[t.dataVersion, facts.dataVersion]] : []),
    ...(facts?.isSimulated ? [[t.simulated, t.simulatedWords]] : []),
    [t.asShown, t.asShownWords],
  ];
}

/** Name of a file: what it is of, of which data, and whether they are simulated. */
export function fileNameOf(what: string, facts: DataFacts | null, ending: string): string {
  const parts = [
    wordsInName(what, LONGEST_NAME) || 'table',
    ...(facts ? [`v${facts.dataVersion}`] : []),
    ...(facts?.isSimulated ? ['simulated'] : []),
  ];
  return `${parts.join('_')}.${ending}`;
}
