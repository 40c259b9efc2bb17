import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { forApi } from '#lib/server/http.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import { loadFiles } from '#lib/server/ingest/load-files.ts';
import { parseNamedColumns, parseSheet } from '#lib/server/ingest/load-options.ts';
import { loadStream } from '#lib/server/ingest/load-stream.ts';
import { receiveUpload } from '#lib/server/ingest/receive-upload.ts';
import type { RequestHandler } from './$types';

/** Every batch, the latest first. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await listBatches(warehouse)));

/**
 * Loads the file that is the request's body. Name: header `x-file-name` (URI-encoded) or `name`; `const.FIELD`
 * and `map.FIELD` as on the command line; `sheet` and `header` (row) of a workbook; `by` who loads. Answers NDJSON:
 * progress, then report or fault, of each file of an archive in turn.
 */
export const POST: RequestHandler = ({ request, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const site = request.headers.get('sec-fetch-site');
    if (site && site !== 'same-origin' && site !== 'none') throw new Fault('upload_from_elsewhere', {}, 403);
    const name = decodeURIComponent(request.headers.get('x-file-name') ?? '') || url.searchParams.get('name');
    if (!name) throw new Fault('upload_nameless');
    const entries = (prefix: string) =>
      [...url.searchParams].flatMap(([key, value]) =>
        key.startsWith(prefix) ? [`${key.slice(prefix.length)}=${value}`] : [],
      );
    const named = {
      ...parseNamedColumns(entries('map.'), entries('const.')),
      ...parseSheet(url.searchParams.get('sheet'), url.searchParams.get('header')),
    };
    const loadedBy = url.searchParams.get('by') ?? 'web';
    const upload = await receiveUpload(warehouse.dataDir, request.body);
    const stream = loadStream(
      (onProgress, signal) =>
        loadFiles(warehouse, { path: upload.path, name }, { ...named, loadedBy, signal }, onProgress),
      (error) => {
        if (!(error instanceof Fault)) console.error('loading', name, error);
        const { code, details } = error instanceof Fault ? error : new Fault('unexpected');
        return { code, details, message: faultSentence({ code, details }, locale) };
      },
      () => upload.discard(),
    );
    return new Response(stream, { headers: { 'content-type': 'application/x-ndjson' } });
  });
