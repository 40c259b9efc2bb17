import type { AreaReference } from '#lib/domain/area.ts';
import { filterSearch, parseFilterChoice, periodParameters, type FilterChoice } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';
import { pinnedAddress } from '#lib/state/pinned-address.ts';
import { memoize } from '../cache/result-cache.ts';
import { readLedger } from '../cases/ledger/ledger.ts';
import { areaSheet } from '../documents/sheets/area-sheet.ts';
import { provinceSheet } from '../documents/sheets/province-sheet.ts';
import { renderSheet, SHEET_FORMATS, type SheetFormat } from '../documents/sheets/render-sheet.ts';
import { provenanceOf } from '../statistics/provenance.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { coverageParts } from './export-file.ts';
import { etagOf, matchesEtag, oneOf, type ExportFile } from './file-result.ts';

const CONTENT_TYPES: Readonly<Record<SheetFormat, string>> = { pdf: 'application/pdf', png: 'image/png' };

/** Who asks for a sheet, and how. */
export interface SheetAsked {
  /** Code of an area of the filter's edition and level; null for the sheet of all areas. */
  readonly code: string | null;
  /** One of `SHEET_FORMATS`, as the address names it. */
  readonly format: string;
  readonly params: URLSearchParams;
  /** What the address on the sheet begins with. */
  readonly origin: string;
  readonly locale: Locale;
  readonly ifNoneMatch?: string | null;
}

/**
 * A sheet of A4 by the filter of a query string, made once for each data version, state of the cases and day. Throws a Fault
 * for an unknown value, and (404) for an area that does not exist.
 */
export async function sheetExport(
  warehouse: Warehouse,
  { code, params, origin, locale, ifNoneMatch = null, ...asked }: SheetAsked,
): Promise<ExportFile> {
  const format = oneOf(new URLSearchParams({ format: asked.format }), 'format', SHEET_FORMATS);
  const choice = parseFilterChoice(params);
  const filter = await resolveFilter(warehouse, choice);
  const { dataVersion, coverage, simulated } = await provenanceOf(warehouse, filter);
  const [{ version }, today] = [await readLedger(warehouse), localDateAt(warehouse.clock())];
  const { edition, level, period } = filter;
  const area = code === null ? null : { edition, level, code };
  const address = pageAddress(origin, area, choice, periodParameters(period), dataVersion);
  const further = [area && code, format, locale, address, version, today];
  const etag = etagOf(['sheet', filterSearch(filter).toString(), ...further], dataVersion);
  const words = sheetMessages[locale].file;
  const parts = [
    ...(code === null ? [words.province, edition] : [words.area, edition, level, code]),
    ...[period.from, period.to, ...coverageParts(coverage), `v${dataVersion}`],
    ...(simulated ? [words.simulated] : []),
  ];
  const fileName = `${parts.join('_').replace(/[^\w.-]/g, '-')}.${format}`;
  const file = { contentType: CONTENT_TYPES[format], fileName, etag };
  if (matchesEtag(ifNoneMatch, etag)) return { ...file, body: null };
  const body = await memoize(warehouse, { statistic: 'sheet', filter, further }, async () => {
    const page = area
      ? await areaSheet(warehouse, { area, choice, address }, locale)
      : await provinceSheet(warehouse, choice, address, locale);
    return renderSheet(page, format, new Date(`${today}T00:00:00Z`));
  });
  return { ...file, body };
}

/** The page that shows the sheet's figures, with its period and data version: it stays. */
function pageAddress(
  origin: string,
  area: AreaReference | null,
  choice: FilterChoice,
  pinned: Readonly<Record<string, string>>,
  dataVersion: number,
): string {
  const path = area ? `/areas/${area.edition}/${area.level}/${encodeURIComponent(area.code)}` : '/';
  const search = filterSearch(choice);
  // An area's page has edition and level in its path.
  if (area) for (const name of ['edition', 'level']) search.delete(name);
  return pinnedAddress(new URL(`${path}?${search}`, origin), pinned, dataVersion);
}
