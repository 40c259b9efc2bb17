import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { acceptFinding } from '#lib/server/tallies/acceptances.ts';
import { readAcceptance } from '#lib/server/tallies/read-acceptance.ts';
import type { RequestHandler } from './$types';

/** Takes a finding about a report for right: `{unit, month, finding, reason, by}`. */
export const POST: RequestHandler = ({ request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const acceptance = readAcceptance(String(await readBody(request)), request.headers.get('content-type'));
    return json({ id: await acceptFinding(warehouse, acceptance) }, { status: 201 });
  });
