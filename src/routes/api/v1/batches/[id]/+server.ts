import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { batchId, batchReport } from '#lib/server/ingest/batches.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/** What became of a batch's rows. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await batchReport(warehouse, batchId(params.id))));

/** Takes a batch back; `by` says who did. */
export const DELETE: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    return json(await undoBatch(warehouse, batchId(params.id), personIn(url.searchParams)));
  });
