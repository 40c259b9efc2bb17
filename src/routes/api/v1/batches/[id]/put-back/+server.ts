import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { restoreBatch } from '#lib/server/ingest/reload.ts';
import { batchId } from '#lib/server/ingest/batches.ts';
import { personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/** Puts an undone batch back from the stored copy of its file; `by` says who did. */
export const POST: RequestHandler = ({ params, request, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const by = personIn(url.searchParams);
    return json(await restoreBatch(warehouse, batchId(params.id), { by, signal: request.signal }));
  });
