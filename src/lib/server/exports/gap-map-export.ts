import type { FeatureCollection } from 'geojson';
import { Fault } from '#lib/domain/fault.ts';
import { filterSearch, parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import type { Bounds } from '#lib/domain/gaps/gap-shapes.ts';
import { matchesEtag, etagOf, type ExportFile } from './file-result.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { coverageParts, wireCoverage } from './export-file.ts';
import { resolutionOf } from './gap-export.ts';
import { cellOutlines, gapOutlines } from '../statistics/gaps/gap-outlines.ts';
import { provenanceOf } from '../statistics/provenance.ts';
import { resolveFilter } from '../statistics/resolve-filter.ts';

/** The gap areas of a query string as GeoJSON. Parameters: filter names, and `cells`, which changes nothing. */
export function gapOutlineExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  resolutionOf(warehouse, params);
  return geoJsonExport(warehouse, params, ifNoneMatch, 'gaps', [], (filter) =>
    gapOutlines(warehouse, filter),
  );
}

/** The cells of a query string as GeoJSON. Parameters: the same, and `bounds` (west,south,east,north in degrees). */
export function cellOutlineExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const resolution = resolutionOf(warehouse, params);
  const bounds = boundsOf(params.get('bounds'));
  return geoJsonExport(warehouse, params, ifNoneMatch, 'gap-cells', [resolution, bounds], (filter) =>
    cellOutlines(warehouse, filter, resolution, bounds),
  );
}

async function geoJsonExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null,
  name: string,
  parameters: readonly unknown[],
  draw: (filter: Filter) => Promise<FeatureCollection>,
): Promise<ExportFile> {
  const filter = await resolveFilter(warehouse, parseFilterChoice(params));
  const { simulated, dataVersion, coverage } = await provenanceOf(warehouse, filter);
  const search = filterSearch(filter).toString();
  const label = simulated ? '_simulated' : '';
  const file = {
    contentType: 'application/geo+json; charset=utf-8',
    fileName: `${[name, ...operatorPart(filter), filter.period.from, filter.period.to, ...coverageParts(coverage)].join('_')}_v${dataVersion}${label}.geojson`,
    etag: etagOf([name, 'geojson', ...parameters, search, coverage], dataVersion),
  };
  if (matchesEtag(ifNoneMatch, file.etag)) return { ...file, body: null };
  const collection = await draw(filter);
  return {
    ...file,
    body: JSON.stringify({
      ...collection,
      simulated,
      data_version: dataVersion,
      filter: search,
      coverage: wireCoverage(filter.period, coverage),
    }),
  };
}

/** The operator in a file's name, when there is one. */
export const operatorPart = ({ operator }: Filter): readonly string[] =>
  operator === null ? [] : [operator];

function boundsOf(text: string | null): Bounds | null {
  if (!text) return null;
  const bounds = text.split(',').map(Number);
  if (bounds.length !== 4 || !bounds.every(Number.isFinite))
    throw new Fault('parameter_value_unknown', {
      parameter: 'bounds',
      value: text,
      known: ['106.0,21.0,106.5,21.5'],
    });
  return bounds as unknown as Bounds;
}
