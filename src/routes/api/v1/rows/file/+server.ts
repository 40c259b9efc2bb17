import { rowsExport } from '#lib/server/exports/rows-export.ts';
import { forApi, sendFile } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { warehouse, locale }, request, url }) =>
  forApi(locale, async () =>
    sendFile(await rowsExport(warehouse, url.searchParams, locale, request.headers.get('if-none-match'))),
  );
