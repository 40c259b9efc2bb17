import { linkChanger } from '#lib/server/access/link-changer.ts';
import { forApi } from '#lib/server/http.ts';
import { linkId, revokedBy } from '#lib/server/tallies/read-link-request.ts';
import { revoke } from '#lib/server/tallies/report-links.ts';
import type { RequestHandler } from './$types';

/** Takes a link out of force. `by`: who does. */
export const DELETE: RequestHandler = ({ params, url, locals }) =>
  forApi(locals.locale, async () => {
    const by = revokedBy(url.searchParams);
    await revoke(locals.warehouse, linkId(params.id), by, linkChanger(locals));
    return new Response(null, { status: 204 });
  });
