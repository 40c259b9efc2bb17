import { measurementTemplate } from '#lib/messages/templates.ts';
import { isMarked } from '#lib/server/exports/file-result.ts';
import { forApi } from '#lib/server/http.ts';
import { BYTE_ORDER_MARK } from '#lib/transport/csv.ts';
import type { RequestHandler } from './$types';

/** An example file of measurements. */
export const GET: RequestHandler = ({ url, locals: { locale } }) =>
  forApi(locale, async () => {
    const mark = isMarked(url.searchParams) ? BYTE_ORDER_MARK : '';
    return new Response(`${mark}${measurementTemplate()}`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="vi-du-luot-do.csv"',
      },
    });
  });
