import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { changeQuestion, readQuestion } from '#lib/server/workbench/questions/questions.ts';
import { questionId, readQuestionChange } from '#lib/server/workbench/questions/read-question.ts';
import type { RequestHandler } from './$types';

/** A saved question with every version. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await readQuestion(warehouse, questionId(params.id))));

/** Renames, moves, pins or archives it: any of `{title, folder, pinned, archived}`. */
export const POST: RequestHandler = ({ params, request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const id = questionId(params.id);
    const change = readQuestionChange(String(await readBody(request)), request.headers.get('content-type'));
    return json(await changeQuestion(warehouse, id, change));
  });
