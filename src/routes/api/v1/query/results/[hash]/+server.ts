import { forApi } from '#lib/server/http.ts';
import { keptResult } from '#lib/server/workbench/kept/kept-results.ts';
import { RESULT_TYPE } from '#lib/server/workbench/result-types.ts';
import type { RequestHandler } from './$types';

/** What a query gave for the data of `version`. */
export const GET: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const content = await keptResult(warehouse, params.hash, url.searchParams.get('version'));
    const headers = { 'content-type': RESULT_TYPE.arrow, 'cache-control': 'private, no-store' };
    return new Response(content, { headers });
  });
