import { documentExport } from '#lib/server/exports/document-export.ts';
import { forApi, sendFile } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The consolidated tables of the months [from, to), or of one `month`, as a text document to print and send. */
export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(
      await documentExport(locals.warehouse, 'docx', url.searchParams, request.headers.get('if-none-match')),
    ),
  );
