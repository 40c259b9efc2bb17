import { parseFilterChoice, periodParameters } from '#lib/domain/filter.ts';
import { mapFrame } from '#lib/map/map-frame.ts';
import { shownOutlines } from '#lib/server/areas/shown-areas.ts';
import { provinceFacts } from '#lib/server/documents/sheets/province-facts.ts';
import { forPage } from '#lib/server/http.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/** What the slides tell: the facts of the sheet of A4. `shown` is null while the warehouse holds no test. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const { holdings } = await readCatalog(warehouse);
    if (holdings.measurements === 0) return { shown: null };
    const { overview, view, ...facts } = await provinceFacts(
      warehouse,
      parseFilterChoice(url.searchParams),
      locale,
    );
    const { filter, choice, provenance } = overview;
    return {
      pinned: periodParameters(filter.period),
      shown: {
        ...{ ...facts, filter, choice, provenance },
        ...{ areas: view.areas, counts: view.counts, limit: view.limit },
        ...{ sentence: view.sentence, changed: view.changed },
        frame: mapFrame(await shownOutlines(warehouse, filter)),
      },
    };
  });
