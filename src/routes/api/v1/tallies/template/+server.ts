import { templateAnswer } from '#lib/server/documents/template-answer.ts';
import { forApi, sendAnswer } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The blank form of a `month` for one `unit`, or for all of them, as a workbook to fill in and send back. */
export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(
      await templateAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match')),
    ),
  );
