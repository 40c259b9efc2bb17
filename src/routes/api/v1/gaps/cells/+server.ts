import { forApi, sendFile } from '#lib/server/http.ts';
import { cellOutlineExport } from '#lib/server/exports/gap-map-export.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(
      await cellOutlineExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match')),
    ),
  );
