import { forApi } from '#lib/server/http.ts';
import { dropAnnotation } from '#lib/server/statistics/annotations.ts';
import { annotationId, namedBy } from '#lib/server/statistics/read-annotation.ts';
import type { RequestHandler } from './$types';

/** Takes an annotation off every trend. `by`: who does. */
export const DELETE: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    await dropAnnotation(warehouse, annotationId(params.id), namedBy(url.searchParams));
    return new Response(null, { status: 204 });
  });
