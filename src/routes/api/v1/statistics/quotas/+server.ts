import { forApi, sendAnswer } from '#lib/server/http.ts';
import { quotaAnswer } from '#lib/server/statistics/quota-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(await quotaAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
