import { forApi } from '#lib/server/http.ts';
import { linkId, revokedBy } from '#lib/server/tallies/read-link-request.ts';
import { revoke } from '#lib/server/tallies/report-links.ts';
import type { RequestHandler } from './$types';

/** Takes a link out of force. `by`: who does. */
export const DELETE: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    await revoke(warehouse, linkId(params.id), revokedBy(url.searchParams));
    return new Response(null, { status: 204 });
  });
