import { json } from '@sveltejs/kit';
import { enter } from '#lib/server/cases/enter.ts';
import { caseId } from '#lib/server/cases/read-case.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import type { RequestHandler } from './$types';

/** Enters what happened to a case: `{kind, on, by, ...}` by kind. */
export const POST: RequestHandler = ({ params, request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const entry = readEntry(String(await readBody(request)), request.headers.get('content-type'));
    return json({ number: await enter(warehouse, caseId(params.id), entry) }, { status: 201 });
  });
