import { json } from '@sveltejs/kit';
import { enterStep } from '#lib/server/case-answers/enter-step.ts';
import { caseId } from '#lib/server/cases/read-case.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { clientSignal, forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import type { RequestHandler } from './$types';

/** Enters what happened to a case: `{kind, on, by, ...}` by kind. */
export const POST: RequestHandler = ({ params, request, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const entry = readEntry(String(await readBody(request)), request.headers.get('content-type'));
    const signal = clientSignal(request, platform);
    return json({ number: await enterStep(warehouse, caseId(params.id), entry, signal) }, { status: 201 });
  });
