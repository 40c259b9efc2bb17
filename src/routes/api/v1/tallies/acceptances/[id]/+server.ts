import { forApi } from '#lib/server/http.ts';
import { withdraw } from '#lib/server/tallies/acceptances.ts';
import { acceptanceId, withdrawnBy } from '#lib/server/tallies/read-acceptance.ts';
import type { RequestHandler } from './$types';

/** Takes an acceptance back; its finding waits again. `by`: who does. */
export const DELETE: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    await withdraw(warehouse, acceptanceId(params.id), withdrawnBy(url.searchParams));
    return new Response(null, { status: 204 });
  });
