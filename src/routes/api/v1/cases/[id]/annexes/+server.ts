import { json } from '@sveltejs/kit';
import { addAnnex, annexesOf } from '#lib/server/case-annexes/annexes.ts';
import { readNewAnnex } from '#lib/server/case-annexes/read-annex-request.ts';
import { caseId } from '#lib/server/cases/read-case.ts';
import { clientSignal, forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import type { RequestHandler } from './$types';

/** The results of queries that were put into a case. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => json({ annexes: await annexesOf(warehouse, caseId(params.id)) }));

/** Runs a query and puts its result into a case: `{sql, values, title, by, data_version}`. */
export const POST: RequestHandler = ({ params, request, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const asked = readNewAnnex(String(await readBody(request)), request.headers.get('content-type'));
    const signal = clientSignal(request, platform);
    return json({ number: await addAnnex(warehouse, caseId(params.id), asked, signal) }, { status: 201 });
  });
