import { forApi, sendFile } from '#lib/server/http.ts';
import { gapExport } from '#lib/server/exports/gap-export.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(await gapExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
