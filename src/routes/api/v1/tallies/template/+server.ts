import { templateExport } from '#lib/server/exports/template-export.ts';
import { forApi, sendFile } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The blank form of a `month` for one `unit`, or for all of them, as a workbook to fill in and send back. */
export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(await templateExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
