import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { reloadBatch } from '#lib/server/ingest/reload.ts';
import { parseNamedColumns } from '#lib/server/ingest/read/load-options.ts';
import { batchId } from '#lib/server/ingest/batches.ts';
import { personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/**
 * Loads a batch's file once more from its stored copy; `by` says who asks. `map.FIELD` and `const.FIELD` read it
 * otherwise than before.
 */
export const POST: RequestHandler = ({ params, request, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const entries = (prefix: string) =>
      [...url.searchParams].flatMap(([key, value]) =>
        key.startsWith(prefix) ? [`${key.slice(prefix.length)}=${value}`] : [],
      );
    const named = parseNamedColumns(entries('map.'), entries('const.'));
    const by = personIn(url.searchParams);
    return json(await reloadBatch(warehouse, batchId(params.id), { ...named, by, signal: request.signal }));
  });
