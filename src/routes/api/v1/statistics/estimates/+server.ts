import { forApi, sendAnswer } from '#lib/server/http.ts';
import { estimateAnswer } from '#lib/server/statistics/estimate-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(
      await estimateAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match')),
    ),
  );
