import { forApi, sendFile } from '#lib/server/http.ts';
import { areaStatisticsExport } from '#lib/server/exports/area-exports.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendFile(
      await areaStatisticsExport(locals.warehouse, url.searchParams, request.headers.get('if-none-match')),
    ),
  );
