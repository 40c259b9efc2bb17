import { parseQuestion } from '#lib/domain/workbench/question-address.ts';
import { periodParameters } from '#lib/domain/filter.ts';
import { forPage } from '#lib/server/http.ts';
import { judgingStandard } from '#lib/server/statistics/judging-standard.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { readVocabulary } from '#lib/server/workbench/vocabulary.ts';
import type { PageServerLoad } from './$types';

/** What can be asked, and the question of the address. The browser runs it. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const [catalog, names, { standard }] = await Promise.all([
      readCatalog(warehouse),
      readVocabulary(warehouse),
      resolveFilter(warehouse, {}),
    ]);
    const question = parseQuestion(url.searchParams, names);
    return {
      pinned: periodParameters(question.period),
      names,
      question,
      limitKbps: judgingStandard(catalog, standard).limit,
    };
  });
