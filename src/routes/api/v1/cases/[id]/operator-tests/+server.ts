import { json } from '@sveltejs/kit';
import { previewTests } from '#lib/server/case-answers/operator-tests/operator-tests.ts';
import { caseId, readCase } from '#lib/server/cases/read-case.ts';
import { clientSignal, forApi, nameOfUpload } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Reads the operator's tests in the body and compares them; enters nothing. Options as for loading a file. */
export const POST: RequestHandler = ({ params, request, url, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const opened = await readCase(warehouse, caseId(params.id));
    const name = nameOfUpload(request, url);
    const reading = { name, options: url.searchParams, signal: clientSignal(request, platform) };
    return json(await previewTests(warehouse, opened, request, reading));
  });
