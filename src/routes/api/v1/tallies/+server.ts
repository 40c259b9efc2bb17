import { forApi, sendFile } from '#lib/server/http.ts';
import { tallyExport } from '#lib/server/exports/tally-export.ts';
import type { RequestHandler } from './$types';

/** What every reporting unit reported in the months [from, to), or in one `month`. */
export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(await tallyExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
