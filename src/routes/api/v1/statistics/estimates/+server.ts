import { forApi, sendFile } from '#lib/server/http.ts';
import { estimateExport } from '#lib/server/exports/estimate-export.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(await estimateExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
