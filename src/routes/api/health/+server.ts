import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { forApi } from '#lib/server/http.ts';
import { readDeepHealth, readHealth } from '#lib/server/health.ts';
import type { RequestHandler } from './$types';

/** How the server is: it reads data. With `deep=1` also what a longer look finds. */
export const GET: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const asked = url.searchParams.get('deep');
    if (asked !== null && asked !== '1')
      throw new Fault('filter_value_unknown', { parameter: 'deep', value: asked });
    const health = await readHealth(warehouse);
    const deep = asked === null ? {} : { deep: await readDeepHealth(warehouse) };
    return json({ ...health, ...deep }, { headers: { 'cache-control': 'no-store' } });
  });
