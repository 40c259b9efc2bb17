import { forApi, sendAnswer } from '#lib/server/http.ts';
import { changeAnswer } from '#lib/server/statistics/change-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(await changeAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
