import { forApi, sendAnswer } from '#lib/server/http.ts';
import { testAnswer } from '#lib/server/statistics/test-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(await testAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
