import { json } from '@sveltejs/kit';
import { forApi, nameOfUpload, refuseOtherSites } from '#lib/server/http.ts';
import { optionsInSearch } from '#lib/server/ingest/load-search.ts';
import { forgetUpload, keepUpload, uploadOf } from '#lib/server/ingest/preview-uploads.ts';
import { previewFile } from '#lib/server/ingest/preview.ts';
import type { RequestHandler } from './$types';

/**
 * Takes the file that is the request's body, loads nothing, and answers `{token, preview}`: its beginning and how
 * it would be read. Options as for loading. `POST /api/v1/batches?preview=TOKEN` loads it without sending it again.
 */
export const POST: RequestHandler = ({ request, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    refuseOtherSites(request);
    const name = nameOfUpload(request, url);
    const options = optionsInSearch(url.searchParams);
    const token = await keepUpload(warehouse.dataDir, request.body, warehouse.clock());
    try {
      const source = { path: await uploadOf(warehouse.dataDir, token), name };
      return json({ token, preview: await previewFile(warehouse, source, options) });
    } catch (error) {
      await forgetUpload(warehouse.dataDir, token);
      throw error;
    }
  });
