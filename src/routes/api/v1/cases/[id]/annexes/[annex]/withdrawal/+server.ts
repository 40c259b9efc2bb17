import { json } from '@sveltejs/kit';
import { withdrawAnnex } from '#lib/server/case-annexes/annexes.ts';
import { annexNumber, readWithdrawal } from '#lib/server/case-annexes/read-annex-request.ts';
import { caseId } from '#lib/server/cases/read-case.ts';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import type { RequestHandler } from './$types';

/** Withdraws a result that was put into a case: `{by, note}`. */
export const POST: RequestHandler = ({ params, request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const number = annexNumber(params.annex);
    const why = readWithdrawal(String(await readBody(request)), request.headers.get('content-type'));
    await withdrawAnnex(warehouse, caseId(params.id), number, why);
    return json({ number }, { status: 201 });
  });
