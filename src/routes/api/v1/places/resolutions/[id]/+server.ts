import { forApi } from '#lib/server/http.ts';
import { resolutionId } from '#lib/server/areas/place-names/read-decision.ts';
import { undoPlaceResolution } from '#lib/server/areas/place-names/settle-place-names.ts';
import { personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/** Takes a resolution back; its rows wait again. `by`: who does. */
export const DELETE: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const by = personIn(url.searchParams);
    await undoPlaceResolution(warehouse, resolutionId(params.id), by);
    return new Response(null, { status: 204 });
  });
