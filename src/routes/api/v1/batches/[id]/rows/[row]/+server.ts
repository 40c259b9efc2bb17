import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { readRowNumber, rowOrigin } from '#lib/server/ingest/raw/row-origin.ts';
import { batchId } from '#lib/server/ingest/batches.ts';
import type { RequestHandler } from './$types';

/** Where a row of a batch comes from: its file, what became of it, its cells as the file has them. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await rowOrigin(warehouse, batchId(params.id), readRowNumber(params.row))));
