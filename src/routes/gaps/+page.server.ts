import { parseFilterChoice, periodParameters } from '#lib/domain/filter.ts';
import { speedClasses } from '#lib/domain/speed-scale.ts';
import { drawingIn, mapFrame } from '#lib/map/map-frame.ts';
import { outlinesAddress } from '#lib/server/areas/outlines.ts';
import { shownOutlines } from '#lib/server/areas/shown-areas.ts';
import { forPage } from '#lib/server/http.ts';
import { resolutionOf } from '#lib/server/exports/gap-export.ts';
import { cellGroups, gapOutlines } from '#lib/server/statistics/gaps/gap-outlines.ts';
import { gapMarks } from '#lib/server/cases/ledger/case-marks.ts';
import { lookUpGap } from '#lib/server/statistics/gaps/gap-lookup.ts';
import { gapFilter } from '#lib/server/statistics/gaps/gap-period.ts';
import { gaps } from '#lib/server/statistics/gaps/gaps.ts';
import { provenanceOf } from '#lib/server/statistics/provenance.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/** The gaps under the filter of the address; single cells stay behind the API. `found` is null in an empty warehouse. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const { holdings, areasOf } = await readCatalog(warehouse);
    if (holdings.measurements === 0) return { found: null };
    const choice = parseFilterChoice(url.searchParams);
    const resolution = resolutionOf(warehouse, url.searchParams);
    const filter = await gapFilter(warehouse, choice);
    const address = url.searchParams.get('gap');
    const [defaults, provenance, { cells, naming, ...found }] = await Promise.all([
      gapFilter(warehouse, {}),
      provenanceOf(warehouse, filter),
      gaps(warehouse, filter, resolution),
    ]);
    const [shapes, outlinesAt, gapShapes, groups, lookup, marks] = await Promise.all([
      shownOutlines(warehouse, { ...naming, within: filter.within }),
      outlinesAddress(warehouse, naming.edition, naming.level),
      gapOutlines(warehouse, filter),
      cellGroups(warehouse, filter, resolution, speedClasses(provenance.standard.limit)),
      address ? lookUpGap(warehouse, filter, found.areas, address) : null,
      gapMarks(warehouse, filter.operator, locale),
    ]);
    const frame = mapFrame(shapes);
    const draw = drawingIn(frame);
    return {
      pinned: periodParameters(filter.period),
      found: {
        ...{
          choice,
          filter,
          defaults,
          provenance,
          naming,
          gaps: found,
          frame,
          outlinesAt,
          gapShapes,
          lookup,
          marks,
        },
        groups: groups.features.map(({ geometry, properties }) => ({ ...properties, path: draw(geometry) })),
        testedCells: cells.length,
        areas: areasOf(naming.edition, naming.level).map(({ code, name, type }) => ({ code, name, type })),
      },
    };
  });
