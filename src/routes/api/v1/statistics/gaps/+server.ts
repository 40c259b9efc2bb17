import { forApi, sendAnswer } from '#lib/server/http.ts';
import { gapAnswer } from '#lib/server/statistics/gap-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(await gapAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
