import { forApi, sendAnswer } from '#lib/server/http.ts';
import { gapOutlineAnswer } from '#lib/server/statistics/gap-map-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(
      await gapOutlineAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match')),
    ),
  );
