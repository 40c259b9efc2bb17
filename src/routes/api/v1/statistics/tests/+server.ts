import { forApi, sendFile } from '#lib/server/http.ts';
import { measurementExport } from '#lib/server/exports/measurement-export.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(
      await measurementExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match')),
    ),
  );
