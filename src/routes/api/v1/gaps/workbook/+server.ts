import { gapWorkbookExport } from '#lib/server/exports/gap-workbook-export.ts';
import { forApi, sendFile } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { warehouse, locale }, request, url }) =>
  forApi(locale, async () =>
    sendFile(
      await gapWorkbookExport(warehouse, url.searchParams, locale, request.headers.get('if-none-match')),
    ),
  );
