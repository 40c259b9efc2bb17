import { documentAnswer } from '#lib/server/documents/document-answer.ts';
import { forApi, sendAnswer } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The consolidated tables of the months [from, to), or of one `month`, as a workbook to print and send. */
export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(
      await documentAnswer(locals.warehouse, 'xlsx', url.searchParams, request.headers.get('if-none-match')),
    ),
  );
