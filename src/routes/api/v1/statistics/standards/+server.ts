import { forApi, sendFile } from '#lib/server/http.ts';
import { standardExport } from '#lib/server/exports/standard-export.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(await standardExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
