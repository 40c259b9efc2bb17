import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { listQuestions, saveQuestion } from '#lib/server/workbench/questions/questions.ts';
import { readNewQuestion } from '#lib/server/workbench/questions/read-question.ts';
import type { RequestHandler } from './$types';

/** Saved questions; `archived=1`: those that are archived too. */
export const GET: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const archived = url.searchParams.get('archived') === '1';
    return json({ questions: await listQuestions(warehouse, { archived }) });
  });

/** Saves a question: `{title, folder, sql, values, clicks, by, origin}`. */
export const POST: RequestHandler = ({ request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const given = readNewQuestion(String(await readBody(request)), request.headers.get('content-type'));
    return json({ id: await saveQuestion(warehouse, given) }, { status: 201 });
  });
