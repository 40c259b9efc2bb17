import { createHash } from 'node:crypto';
import { unitTitle } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { periodKey } from '#lib/domain/period.ts';
import { AREA_COLUMNS, type AreaRow } from '#lib/transport/area-columns.ts';
import { encodeArrow } from '#lib/transport/arrow.ts';
import { wireObject } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { areaStatistics } from './area-statistics.ts';
import { provenanceOf, type Provenance } from './provenance.ts';
import { resolveFilter } from './resolve-filter.ts';

/** Formats the answer comes in; the first when none is asked for. */
export const FORMATS = ['json', 'csv', 'arrow'] as const;
export type AnswerFormat = (typeof FORMATS)[number];

/** Values of `by`: one row per unit, or further rows per operator. */
export const GRAINS = ['unit', 'operator'] as const;

/** A file of figures. */
export interface StatisticsAnswer {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Quoted, as the header wants it; equal for equal bodies. */
  readonly etag: string;
}

const CONTENT_TYPE: Record<AnswerFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  arrow: 'application/vnd.apache.arrow.stream',
};

/**
 * The area statistics that a query string asks for, as a file: filter names (see `FILTER_NAMES`), `format`
 * and `by`. All formats carry the same columns (`AREA_COLUMNS`); JSON has the provenance around the rows,
 * Arrow in its schema's metadata under `provenance`, CSV only the `simulated` column and its file name.
 * Throws a Fault for a value that does not exist.
 */
export async function areaStatisticsAnswer(
  warehouse: Warehouse,
  params: URLSearchParams,
): Promise<StatisticsAnswer> {
  const format = oneOf(params, 'format', FORMATS);
  const by = oneOf(params, 'by', GRAINS) === 'operator' ? 'unit_operator' : 'unit';
  const filter = await resolveFilter(warehouse, parseFilterChoice(params));
  const [catalog, provenance, statistics] = await Promise.all([
    readCatalog(warehouse),
    provenanceOf(warehouse, filter),
    areaStatistics(warehouse, filter, { by }),
  ]);
  // The data changed meanwhile: figures and their label must be of one version.
  if (provenance.dataVersion !== warehouse.dataVersion) return areaStatisticsAnswer(warehouse, params);
  const titles = new Map(
    catalog.units(filter.edition, filter.level).map((unit) => [unit.code, unitTitle(unit)]),
  );
  const rows = statistics.map((row) => ({
    ...row,
    unitName: titles.get(row.code)!,
    simulated: provenance.simulated,
  }));
  const body = encode(format, rows, provenance);
  return {
    contentType: CONTENT_TYPE[format],
    fileName: fileName(format, provenance),
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
  };
}

function encode(format: AnswerFormat, rows: readonly AreaRow[], provenance: Provenance) {
  if (format === 'csv') return encodeCsv(AREA_COLUMNS, rows);
  const origin = wireProvenance(provenance);
  if (format === 'arrow') return encodeArrow(AREA_COLUMNS, rows, { provenance: JSON.stringify(origin) });
  const answer = {
    ...origin,
    columns: AREA_COLUMNS.map(({ name, unit }) => ({ name, unit })),
    rows: rows.map((row) => wireObject(row, AREA_COLUMNS)),
  };
  return `${JSON.stringify(answer)}\n`;
}

/** The provenance as programs read it: the filter under its URL names, every part filled in. */
function wireProvenance({ dataVersion, simulated, filter, edition, standard }: Provenance) {
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
      statistic: filter.statistic,
      standard: filter.standard,
      failed: filter.failedTests,
      flagged: filter.flagged,
    },
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
      statistic: standard.statistic,
      limit_kbps: standard.limit,
      minimum_tests: standard.minimumTests,
      source: standard.source,
      minimum_tests_source: standard.minimumTestsSource,
    },
  };
}

function fileName(format: AnswerFormat, { filter, dataVersion, simulated }: Provenance): string {
  const { edition, level, period, technology } = filter;
  const parts = ['areas', edition, level, period.from, period.to, technology, `v${dataVersion}`];
  if (simulated) parts.push('simulated');
  return `${parts.join('_').replace(/[^\w.-]/g, '-')}.${format}`;
}

function oneOf<T extends string>(params: URLSearchParams, name: string, known: readonly T[]): T {
  const value = params.get(name) || known[0]!;
  const found = known.find((entry) => entry === value);
  if (!found) throw new Fault('parameter_value_unknown', { parameter: name, value, known });
  return found;
}
