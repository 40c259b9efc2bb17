import { sheetExport } from '#lib/server/exports/sheet-export.ts';
import { forApi, sendFile } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** One sheet of A4 about all areas of the filter, as PDF or as a picture. */
export const GET: RequestHandler = ({ locals, params: { format }, request: { headers }, url }) =>
  forApi(locals.locale, async () => {
    const { warehouse, locale, publicOrigin: origin } = locals;
    const asked = { code: null, format, params: url.searchParams, origin, locale };
    return sendFile(await sheetExport(warehouse, { ...asked, ifNoneMatch: headers.get('if-none-match') }));
  });
