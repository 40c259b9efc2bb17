import { areaKey } from '#lib/domain/area.ts';
import { filterSearch, parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import { daysBetween } from '#lib/domain/local-date.ts';
import type { PeriodCoverage } from '#lib/domain/period-coverage.ts';
import { lastDateOf, periodKey } from '#lib/domain/period.ts';
import { standingInWords } from '#lib/messages/standards.ts';
import { encodeArrow } from '#lib/transport/arrow.ts';
import { wireObject, type Column } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';
import {
  CONTENT_TYPE,
  etagOf,
  TABLE_FORMATS,
  isMarked,
  matchesEtag,
  oneOf,
  type ExportFormat,
  type ExportFile,
} from './file-result.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { provenanceOf, type Provenance } from '../statistics/provenance.ts';
import { tableWorkbook } from './table-workbook.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';

/** One table of figures that can be exported. */
export interface ExportTable<Row> {
  /** First word of the file's name. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** Everything that determines the rows beside filter and data. */
  readonly parameters: unknown;
  readonly rows: (filter: Filter, provenance: Provenance) => Promise<readonly Row[]>;
}

/** The content of an exported file, in any format. */
export interface ExportContent {
  /** First word of the file's name. */
  readonly name: string;
  readonly format: ExportFormat;
  /** Everything that determines the body beside filter, format and data. */
  readonly parameters: unknown;
  readonly body: (filter: Filter, provenance: Provenance) => Promise<string | Uint8Array<ArrayBuffer>>;
}

/**
 * The table as a file, by the filter, `format` and `bom` of a query string. All formats have the same columns; JSON has the
 * provenance around the rows, Arrow in its schema's metadata under `provenance`, XLSX on a sheet, CSV only the `simulated` column and
 * its file name, which also says until when the data of an incomplete period reach. `ifNoneMatch`: as in `exportContent`. Throws a Fault for an unknown value.
 */
export async function exportTable<Row>(
  warehouse: Warehouse,
  params: URLSearchParams,
  table: ExportTable<Row>,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const { name, parameters, rows } = table;
  const format = oneOf(params, 'format', TABLE_FORMATS);
  const marked = isMarked(params);
  const body = async (filter: Filter, provenance: Provenance) =>
    encode(format, table, await rows(filter, provenance), provenance, marked);
  return exportContent(
    warehouse,
    params,
    { name, format, parameters: [parameters, marked], body },
    ifNoneMatch,
  );
}

/**
 * The content by the filter of a query string. `ifNoneMatch`: the header; a match skips the computation, since the
 * etag covers data version, filter and content. Throws a Fault for an unknown value.
 */
export async function exportContent(
  warehouse: Warehouse,
  params: URLSearchParams,
  content: ExportContent,
  ifNoneMatch: string | null,
): Promise<ExportFile> {
  const { name, format, parameters } = content;
  const filter = await resolveFilter(warehouse, parseFilterChoice(params));
  const provenance = await provenanceOf(warehouse, filter);
  const etag = etagOf(
    [format, name, parameters, filterSearch(filter).toString(), provenance.coverage],
    provenance.dataVersion,
  );
  const file = { contentType: CONTENT_TYPE[format], fileName: fileName(name, format, provenance), etag };
  if (matchesEtag(ifNoneMatch, etag)) return { ...file, body: null };
  const body = await content.body(filter, provenance);
  // The data changed meanwhile: figures and their provenance must be of one version.
  if (provenance.dataVersion !== warehouse.dataVersion)
    return exportContent(warehouse, params, content, ifNoneMatch);
  return { ...file, body };
}

function encode<Row>(
  format: ExportFormat,
  { name, columns }: Pick<ExportTable<Row>, 'name' | 'columns'>,
  rows: readonly Row[],
  provenance: Provenance,
  marked: boolean,
): string | Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'xlsx') return tableWorkbook(name, columns, rows, wireProvenance(provenance));
  if (format === 'csv') return encodeCsv(columns, rows, { marked });
  if (format === 'arrow') return encodeArrow(columns, rows, provenanceMetadata(provenance));
  const envelope = {
    ...wireProvenance(provenance),
    columns: columns.map(({ name, unit }) => ({ name, unit })),
    rows: rows.map((row) => wireObject(row, columns)),
  };
  return `${JSON.stringify(envelope)}\n`;
}

/** The notes beside every verdict as one cell: their names, joined by semicolons; null when there are none. */
export const standingWords = (standing: Provenance['standing']): string | null =>
  standing.length === 0 ? null : standing.map(({ note }) => note).join(';');

/** The provenance in the metadata of an Arrow schema: JSON under `provenance`. */
export function provenanceMetadata(provenance: Provenance): Readonly<Record<string, string>> {
  return { provenance: JSON.stringify(wireProvenance(provenance)) };
}

/** The provenance in JSON: the filter under its URL names, with every part. */
function wireProvenance({
  dataVersion,
  simulated,
  filter,
  coverage,
  edition,
  standard,
  standing,
}: Provenance) {
  return {
    data_version: dataVersion,
    simulated,
    filter: {
      period: periodKey(filter.period),
      from: filter.period.from,
      to: filter.period.to,
      technology: filter.technology,
      operator: filter.operator,
      edition: filter.edition,
      level: filter.level,
      within: filter.within && areaKey(filter.within),
      statistic: filter.statistic,
      standard: filter.standard,
      failed: filter.failedTests,
      flagged: filter.flagged,
    },
    coverage: wireCoverage(filter.period, coverage),
    edition: {
      id: edition.id,
      name: edition.name,
      valid_from: edition.validFrom,
      valid_to: edition.validTo,
      origin: edition.origin,
      licence: edition.licence,
    },
    standard: {
      id: standard.id,
      name: standard.name,
      kind: standard.kind,
      statistic: standard.statistic,
      deciding_mean: standard.decidingMean,
      limit_kbps: standard.limit,
      minimum_tests: standard.minimumTests,
      source: standard.source,
      minimum_tests_source: standard.minimumTestsSource,
      valid_from: standard.validFrom,
      valid_to: standard.validTo,
      standing: standing.map((entry) => ({
        note: entry.note,
        in_words: {
          vi: standingInWords([entry], standard, filter.level, 'vi').join(' '),
          en: standingInWords([entry], standard, filter.level, 'en').join(' '),
        },
      })),
    },
  };
}

/** How much of the period the data cover: dates with their last one included, days out of all. */
export function wireCoverage(period: Filter['period'], coverage: PeriodCoverage | null) {
  const days = daysBetween(period.from, period.to);
  return {
    complete: coverage === null,
    first_on: coverage === null ? period.from : coverage.firstOn,
    last_on: coverage === null ? lastDateOf(period) : coverage.lastOn,
    days: coverage === null ? days : coverage.days,
    of_days: days,
  };
}

/** The part of a file's name that says which days of an incomplete period it holds; none for a complete one. */
export function coverageParts(coverage: PeriodCoverage | null): readonly string[] {
  return coverage === null ? [] : [`incomplete-${coverage.days}-of-${coverage.of}-days`];
}

function fileName(
  name: string,
  format: ExportFormat,
  { filter, coverage, dataVersion, simulated }: Provenance,
): string {
  const { edition, level, period, technology } = filter;
  const parts = [
    name,
    edition,
    level,
    period.from,
    period.to,
    ...(period.kind === 'dates' ? ['own-dates'] : []),
    ...coverageParts(coverage),
    technology,
    `v${dataVersion}`,
  ];
  if (simulated) parts.push('simulated');
  return `${parts.join('_').replace(/[^\w.-]/g, '-')}.${format}`;
}
