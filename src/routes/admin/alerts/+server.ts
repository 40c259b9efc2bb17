import { forApi } from '#lib/server/http.ts';
import { alertFeed } from '#lib/server/watch/alert-feed.ts';
import { alertsOf } from '#lib/server/watch/keep-alerts.ts';
import type { RequestHandler } from './$types';

/** The alerts as an Atom feed. */
export const GET: RequestHandler = ({ locals: { warehouse, publicOrigin, locale } }) =>
  forApi(locale, () => {
    const feed = alertFeed(alertsOf(warehouse), `${publicOrigin}/admin`, locale);
    const headers = { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-store' };
    return Promise.resolve(new Response(feed, { headers }));
  });
