import { packScopeWords } from '#lib/server/evidence/pack-scope-words.ts';
import { packRecord } from '#lib/server/evidence/packs.ts';
import { forPage } from '#lib/server/http.ts';
import type { PageServerLoad } from './$types';

/** What is on record of a pack. */
export const load: PageServerLoad = ({ params, locals: { warehouse, locale } }) =>
  forPage(locale, async () => {
    const pack = await packRecord(warehouse, params.code);
    return { pack, scope: await packScopeWords(warehouse, pack, locale) };
  });
