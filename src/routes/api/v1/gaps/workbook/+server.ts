import { gapWorkbookAnswer } from '#lib/server/documents/gap-workbook-answer.ts';
import { forApi, sendAnswer } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { warehouse, locale }, request, url }) =>
  forApi(locale, async () =>
    sendAnswer(
      await gapWorkbookAnswer(warehouse, url.searchParams, locale, request.headers.get('if-none-match')),
    ),
  );
