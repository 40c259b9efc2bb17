import { forApi } from '#lib/server/http.ts';
import { deleteProfile, profileId } from '#lib/server/ingest/mapping/profiles.ts';
import type { RequestHandler } from './$types';

/** Forgets a saved mapping; files loaded by it stay as they are. */
export const DELETE: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    await deleteProfile(warehouse, profileId(params.id));
    return new Response(null, { status: 204 });
  });
