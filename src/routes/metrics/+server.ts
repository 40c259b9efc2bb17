import { forApi } from '#lib/server/http.ts';
import { readMetrics } from '#lib/server/watch/metrics.ts';
import type { RequestHandler } from './$types';

/** Measurements of this process in the text form of Prometheus. */
export const GET: RequestHandler = ({ locals: { warehouse, accounts, locale } }) =>
  forApi(locale, async () => {
    const { contentType, text } = await readMetrics(warehouse, accounts);
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
  });
