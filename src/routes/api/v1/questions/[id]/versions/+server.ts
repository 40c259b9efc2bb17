import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { saveVersion } from '#lib/server/workbench/questions/questions.ts';
import { questionId, readNewVersion } from '#lib/server/workbench/questions/read-question.ts';
import type { RequestHandler } from './$types';

/** Saves another version: `{sql, values, clicks, by}`. */
export const POST: RequestHandler = ({ params, request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const given = readNewVersion(String(await readBody(request)), request.headers.get('content-type'));
    return json({ version: await saveVersion(warehouse, questionId(params.id), given) }, { status: 201 });
  });
