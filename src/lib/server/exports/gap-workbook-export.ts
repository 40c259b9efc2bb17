import { filterSearch, parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import { CELL_MINIMUM } from '#lib/domain/gaps/gap.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import { gapMessages } from '#lib/messages/gaps.ts';
import { standardInWords, standingInWords } from '#lib/messages/standards.ts';
import { periodName } from '#lib/messages/periods.ts';
import { matchesEtag, etagOf, type ExportFile } from './file-result.ts';
import { coverageParts } from './export-file.ts';
import { operatorPart } from './gap-map-export.ts';
import { gapRows, resolutionOf } from './gap-export.ts';
import { gaps } from '../statistics/gaps/gaps.ts';
import { provenanceOf } from '../statistics/provenance.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';
import { areaTitles } from '../statistics/area-titles.ts';
import { dataDates, readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { renderGapWorkbook } from '../documents/gap-workbook.ts';

/**
 * The gaps of a query string as XLSX. Parameters: filter names and `cells`, the resolution. `ifNoneMatch`: the
 * header. Throws a Fault for an unknown value.
 */
export async function gapWorkbookExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  locale: Locale,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const resolution = resolutionOf(warehouse, params);
  const filter = await resolveFilter(warehouse, parseFilterChoice(params));
  const { simulated, dataVersion, standard, standing, edition, coverage } = await provenanceOf(
    warehouse,
    filter,
  );
  const search = filterSearch(filter).toString();
  const etag = etagOf(['gap-workbook', locale, resolution, search, coverage], dataVersion);
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const label = simulated ? '_mo-phong' : '';
  const dates = [
    ...operatorPart(filter),
    filter.period.from,
    filter.period.to,
    ...coverageParts(coverage),
  ].join('_');
  const fileName = `vung-lom_${dates}_v${dataVersion}${label}.xlsx`;
  if (matchesEtag(ifNoneMatch, etag)) return { contentType, etag, fileName, body: null };
  const t = gapMessages[locale];
  const found = await gaps(warehouse, filter, resolution);
  const [titleOf, catalog] = await Promise.all([areaTitles(warehouse, found.naming), readCatalog(warehouse)]);
  const { operators, editions } = catalog;
  const period = periodName(filter.period, dataDates(warehouse, catalog), locale);
  const namedAfter = editions.find(({ id }) => id === found.naming.edition)?.name ?? found.naming.edition;
  const operatorName = (code: string) => operators.find((entry) => entry.code === code)?.name ?? code;
  const words = filterWords(filter, period, operatorName, locale);
  const body = await renderGapWorkbook({
    gaps: found,
    rows: gapRows(found, filter, titleOf, simulated),
    operatorChosen: words.operator,
    titleOf,
    operatorName,
    source: [
      ...(simulated ? [[t.sourceRows.simulated, ''] as const] : []),
      [t.sourceRows.period, period],
      [t.sourceRows.filter, words.filter],
      [t.sourceRows.address, search],
      [t.sourceRows.dataVersion, String(dataVersion)],
      [t.sourceRows.standard, standardInWords(standard, locale)],
      ...standingInWords(standing, standard, filter.level, locale).map((text) => ['', text] as const),
      [t.sourceRows.edition, edition.name],
      [t.sourceRows.resolution, String(resolution)],
      [
        t.sourceRows.method,
        [t.lead, t.windowRule, t.cellRule(String(CELL_MINIMUM)), t.peopleRule(namedAfter)].join(' '),
      ],
    ],
    locale,
  });
  return { contentType, etag, fileName, body };
}

/** The filter as the page says it: the operator alone, and all of it. */
function filterWords(
  filter: Filter,
  period: string,
  operatorName: (code: string) => string,
  locale: Locale,
): { readonly operator: string; readonly filter: string } {
  const t = filterMessages[locale];
  const operator = filter.operator === null ? t.allOperators : operatorName(filter.operator);
  const parts = [
    ...[t.technologies[filter.technology], operator, period],
    ...(filter.failedTests === 'as_zero' ? [t.failedAsZero] : []),
    ...(filter.flagged === 'excluded' ? [t.flaggedLeftOut] : []),
  ];
  return { operator, filter: parts.join(' · ') };
}
