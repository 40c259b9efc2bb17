import { filterSearch } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import { MOST_IN_FILE, rowOrderWord, rowsKey } from '#lib/domain/rows/row-question.ts';
import { BYTE_ORDER_MARK, csvRecord } from '#lib/transport/csv.ts';
import { wireValue } from '#lib/transport/column.ts';
import { ROW_COLUMNS, type ExportedRow } from '#lib/transport/row-columns.ts';
import { rowsSheet } from '../documents/rows-sheet.ts';
import { fileRows, rowTotal } from '../rows/file-rows.ts';
import { askedRows, type AskedRows } from '../rows/rows-behind.ts';
import { provenanceOf, type Provenance } from '../statistics/provenance.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { coverageParts } from './export-file.ts';
import { CONTENT_TYPE, etagOf, isMarked, matchesEtag, oneOf, type StreamedFile } from './file-result.ts';

/** Formats of a file of rows; the first is the default. */
export const ROW_FORMATS = ['csv', 'xlsx'] as const;
/** One of `ROW_FORMATS`. */
export type RowFormat = (typeof ROW_FORMATS)[number];

/** MIME type of each format. */
export const ROW_CONTENT_TYPE: Record<RowFormat, string> = {
  csv: CONTENT_TYPE.csv,
  xlsx: CONTENT_TYPE.xlsx,
};

/** Rows encoded at a time, so that other requests have their turn. */
const ROWS_AT_ONCE = 1_000;

/**
 * The rows behind a figure as a file, made while it is read: at most `MOST_IN_FILE`, which the file's name and, in a
 * workbook, its first lines say. Parameters: filter names, those of `parseRowQuestion` without the page, `format`, `bom`.
 * `ifNoneMatch`: the header. Throws a Fault for an unknown value.
 */
export async function rowsExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  locale: Locale,
  ifNoneMatch: string | null = null,
): Promise<StreamedFile> {
  const format = oneOf(params, 'format', ROW_FORMATS);
  const marked = isMarked(params);
  const asked = await askedRows(warehouse, params);
  const provenance = await provenanceOf(warehouse, asked.filter);
  const { kind, reason, order } = asked.question;
  const key = [rowsKey(asked.question), kind, reason, rowOrderWord(order)];
  const search = filterSearch(asked.filter).toString();
  const etag = etagOf(
    ['rows', format, marked, locale, search, key, provenance.coverage],
    provenance.dataVersion,
  );
  const contentType = ROW_CONTENT_TYPE[format];
  const total = await rowTotal(warehouse, asked);
  const file = { contentType, etag, fileName: fileName(format, asked, total, provenance) };
  if (matchesEtag(ifNoneMatch, etag)) return { ...file, body: null };
  const rows = await fileRows(warehouse, asked, provenance.simulated);
  // The data changed meanwhile: rows, their total and their provenance must be of one version.
  if (provenance.dataVersion !== warehouse.dataVersion) {
    return rowsExport(warehouse, params, locale, ifNoneMatch);
  }
  const body =
    format === 'csv'
      ? textStream(csvLines(rows, marked))
      : await rowsSheet(warehouse, { ...asked, rows, total, provenance, locale });
  return { ...file, body };
}

function* csvLines(rows: readonly ExportedRow[], marked: boolean): Generator<string> {
  yield `${marked ? BYTE_ORDER_MARK : ''}${csvRecord(ROW_COLUMNS.map(({ name }) => name))}`;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE);
    yield part.map((row) => csvRecord(ROW_COLUMNS.map((column) => wireValue(row, column)))).join('');
  }
}

function textStream(parts: Iterator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

function fileName(
  format: RowFormat,
  { filter, question }: AskedRows,
  total: number,
  { coverage, dataVersion, simulated }: Provenance,
): string {
  const { edition, level, period, technology, operator } = filter;
  const parts = [
    'rows',
    question.reason ?? question.kind,
    ...[edition, level, ...(question.code === null ? [] : [question.code])],
    ...[period.from, period.to, ...coverageParts(coverage)],
    ...[technology, ...(operator === null ? [] : [operator])],
    ...(total > MOST_IN_FILE ? [`first-${MOST_IN_FILE}-of-${total}`] : []),
    `v${dataVersion}`,
    ...(simulated ? ['simulated'] : []),
  ];
  return `${parts.join('_').replace(/[^\w.-]/g, '-')}.${format}`;
}
