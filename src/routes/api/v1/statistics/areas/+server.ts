import { forApi } from '#lib/server/http.ts';
import { areaStatisticsAnswer } from '#lib/server/statistics/area-statistics-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () => {
    const answer = await areaStatisticsAnswer(locals.warehouse, url.searchParams);
    const headers = { etag: answer.etag, 'cache-control': 'private, no-cache' };
    if (request.headers.get('if-none-match') === answer.etag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(answer.body, {
      headers: {
        ...headers,
        'content-type': answer.contentType,
        'content-disposition': `inline; filename="${answer.fileName}"`,
      },
    });
  });
