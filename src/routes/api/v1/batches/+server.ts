import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { errorBody, forApi, nameOfUpload, shownFault } from '#lib/server/http.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { loadFiles } from '#lib/server/ingest/load-files.ts';
import { optionsInSearch } from '#lib/server/uploads/load-search.ts';
import { loadStream } from '#lib/server/uploads/load-stream.ts';
import { receiveOnce } from '#lib/server/uploads/preview-uploads.ts';
import { personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/** Every batch, the latest first. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await listBatches(warehouse)));

/**
 * Loads the file that is the request's body, or the one that `preview` (a token) was given for. Name: header
 * `x-file-name` (URI-encoded) or `name`; `const.FIELD` and `map.FIELD` as on the command line; `profile`; `sheet` and
 * `header` (row) of a workbook; `by` who loads. Answers NDJSON: progress, then report or fault, of each file of an
 * archive in turn.
 */
export const POST: RequestHandler = ({ request, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const name = nameOfUpload(request, url);
    const options = optionsInSearch(url.searchParams);
    const loadedBy = personIn(url.searchParams);
    const token = url.searchParams.get('preview');
    const upload = await receiveOnce(warehouse.dataDir, request, token, warehouse.clock());
    const stream = loadStream(
      (onProgress, signal) =>
        upload.track(
          loadFiles(warehouse, { path: upload.path, name }, { ...options, loadedBy, signal }, onProgress),
        ),
      (error) => {
        if (!(error instanceof Fault)) console.error('loading', name, error);
        return errorBody(shownFault(error) ?? new Fault('unexpected'), locale);
      },
      () => upload.discard(),
    );
    return new Response(stream, { headers: { 'content-type': 'application/x-ndjson' } });
  });
