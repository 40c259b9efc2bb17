import { forApi, sendFile } from '#lib/server/http.ts';
import { quotaExport } from '#lib/server/exports/quota-export.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(await quotaExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
