import { json } from '@sveltejs/kit';
import { readDecision } from '#lib/server/areas/place-names/read-decision.ts';
import { resolvePlaceName } from '#lib/server/areas/place-names/settle-place-names.ts';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import type { RequestHandler } from './$types';

/** Settles a written place name: `{written: {district, commune, address}, unit: {edition, level, code} | null, by}`. */
export const POST: RequestHandler = ({ request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const decision = readDecision(String(await readBody(request)), request.headers.get('content-type'));
    return json(await resolvePlaceName(warehouse, decision), { status: 201 });
  });
