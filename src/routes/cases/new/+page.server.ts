import { parseFilterChoice } from '#lib/domain/filter.ts';
import { operatorChoices } from '#lib/server/cases/operator-choices.ts';
import { candidates, furtherCandidates } from '#lib/server/cases/case-view.ts';
import { placesIn } from '#lib/server/cases/read-case-request.ts';
import { forPage } from '#lib/server/http.ts';
import { provenanceOf } from '#lib/server/statistics/provenance.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { PageServerLoad } from './$types';

/** The places that a view chose, with one operator's figures, or those of each to choose from. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const filter = await resolveFilter(warehouse, parseFilterChoice(url.searchParams));
    const { operator } = filter;
    const keys = placesIn(url.searchParams);
    const places = operator === null ? [] : await candidates(warehouse, { ...filter, operator }, keys);
    return {
      filter,
      provenance: await provenanceOf(warehouse, filter),
      chosen: keys.length,
      choices: operator === null ? await operatorChoices(warehouse, filter, keys) : null,
      places,
      further: operator === null ? [] : await furtherCandidates(warehouse, { ...filter, operator }, places),
    };
  });
