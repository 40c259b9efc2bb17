import { forApi, sendAnswer } from '#lib/server/http.ts';
import { areaStatisticsAnswer } from '#lib/server/statistics/area-statistics-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(
      await areaStatisticsAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match')),
    ),
  );
