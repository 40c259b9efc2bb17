import { isLevel, LEVELS } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { OUTLINES_FINGERPRINT, outlinesDocument } from '#lib/server/areas/outlines.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** To be asked for again each time, unless the address says which outlines it is of. */
const AGAIN = 'private, no-cache';
const FOR_EVER = 'private, max-age=31536000, immutable';

export const GET: RequestHandler = ({ locals, params: { edition, level }, request, url }) =>
  forApi(locals.locale, async () => {
    if (!isLevel(level)) throw new Fault('areas_level_unknown', { level, levels: LEVELS }, 404);
    const { body, sha256 } = await outlinesDocument(locals.warehouse, edition, level);
    const etag = `"${sha256}"`;
    const isNamed = url.searchParams.get(OUTLINES_FINGERPRINT) === sha256;
    const headers = { etag, 'cache-control': isNamed ? FOR_EVER : AGAIN };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, 'content-type': 'application/geo+json' } });
  });
