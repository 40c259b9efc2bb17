import { parseFilterChoice, periodParameters } from '#lib/domain/filter.ts';
import { mapFrame } from '#lib/map/map-frame.ts';
import { shownOutlines } from '#lib/server/areas/shown-areas.ts';
import { caseMarksTogether } from '#lib/server/cases/ledger/case-marks.ts';
import { forPage } from '#lib/server/http.ts';
import { overview } from '#lib/server/statistics/overview.ts';
import { referenceSets } from '#lib/server/statistics/reference-values.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { listQuestions } from '#lib/server/workbench/questions/questions.ts';
import { packed } from '#lib/transport/packed.ts';
import type { PageServerLoad } from './$types';

/**
 * `overview` is null while the warehouse holds no test. The drawing of its outlines comes with a whole page only: after that
 * the browser has it, or makes it of the outlines, which have their own address.
 */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url, isDataRequest }) =>
  forPage(locale, async () => {
    const { holdings } = await readCatalog(warehouse);
    if (holdings.measurements === 0) return { overview: null, questions: [], references: [] };
    const asked = await overview(warehouse, parseFilterChoice(url.searchParams));
    const marks = await caseMarksTogether(warehouse, asked.filter, asked.months, locale);
    const found = { ...asked, annotations: [...asked.annotations, ...marks] };
    const saved = await listQuestions(warehouse, { archived: false });
    const frame = isDataRequest ? null : mapFrame(await shownOutlines(warehouse, found.filter));
    return {
      pinned: periodParameters(found.filter.period),
      questions: saved.filter(({ pinned }) => pinned).map(({ id, title }) => ({ id, title })),
      overview: packed({ ...found, frame }),
      references: await referenceSets(warehouse, found.filter),
    };
  });
