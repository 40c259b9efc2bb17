import { isLevel, LEVELS } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { outlinesDocument } from '#lib/server/areas/outlines.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params: { edition, level }, request }) =>
  forApi(locals.locale, async () => {
    if (!isLevel(level)) throw new Fault('areas_level_unknown', { level, levels: LEVELS }, 404);
    const { body, etag } = await outlinesDocument(locals.warehouse, edition, level);
    const headers = { etag, 'cache-control': 'private, no-cache' };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, 'content-type': 'application/geo+json' } });
  });
