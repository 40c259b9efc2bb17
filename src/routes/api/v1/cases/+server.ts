import { json } from '@sveltejs/kit';
import { openCase } from '#lib/server/cases/open-case.ts';
import { readCaseRequest } from '#lib/server/cases/read-case-request.ts';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import type { RequestHandler } from './$types';

/** Opens a case: `{filter: {period, operator, ...}, areas: [code], gaps: [id], reason, by}`. */
export const POST: RequestHandler = ({ request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const body = String(await readBody(request));
    const asked = await readCaseRequest(warehouse, body, request.headers.get('content-type'));
    return json({ id: await openCase(warehouse, asked) }, { status: 201 });
  });
