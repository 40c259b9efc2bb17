import { parseFilterChoice } from '#lib/domain/filter.ts';
import { forPage } from '#lib/server/http.ts';
import { overview } from '#lib/server/statistics/overview.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { packed } from '#lib/transport/packed.ts';
import type { PageServerLoad } from './$types';

/** `overview` is null while the warehouse holds no test. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const { holdings } = await readCatalog(warehouse);
    if (holdings.measurements === 0) return { overview: null };
    return { overview: packed(await overview(warehouse, parseFilterChoice(url.searchParams))) };
  });
