import { annexesOf } from '#lib/server/case-annexes/annexes.ts';
import { packsOfCase } from '#lib/server/cases/case-evidence.ts';
import { figuresToday } from '#lib/server/cases/case-view.ts';
import { caseId, readCase } from '#lib/server/cases/read-case.ts';
import { forPage } from '#lib/server/http.ts';
import type { PageServerLoad } from './$types';

/** A case, and its areas' figures as the data are now. */
export const load: PageServerLoad = ({ params, locals: { warehouse, locale } }) =>
  forPage(locale, async () => {
    const opened = await readCase(warehouse, caseId(params.id));
    const [today, packs, annexes] = await Promise.all([
      figuresToday(warehouse, opened),
      packsOfCase(warehouse, opened),
      annexesOf(warehouse, opened.id),
    ]);
    return { opened, today, packs, annexes };
  });
