import { packFormat } from '#lib/server/evidence/ask-for-pack.ts';
import { PACK_TYPES } from '#lib/server/evidence/pack-types.ts';
import { packFile } from '#lib/server/evidence/packs.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A pack's file, as `format`. */
export const GET: RequestHandler = ({ url, params: { code }, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const format = packFormat(url.searchParams);
    const bytes = await packFile(warehouse, code, format);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': PACK_TYPES[format],
        'content-disposition': `attachment; filename="${code}.${format}"`,
        'cache-control': 'private, no-cache',
      },
    });
  });
