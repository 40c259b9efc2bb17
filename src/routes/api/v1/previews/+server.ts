import { json } from '@sveltejs/kit';
import { clientSignal, forApi, nameOfUpload, errorBody } from '#lib/server/http.ts';
import { optionsInSearch } from '#lib/server/uploads/load-search.ts';
import { deleteUpload, storeUpload, uploadOf } from '#lib/server/uploads/preview-uploads.ts';
import { previewFile } from '#lib/server/uploads/preview.ts';
import { previewPacked } from '#lib/server/uploads/preview-packed.ts';
import type { RequestHandler } from './$types';

/**
 * Takes the file that is the request's body, loads nothing, and answers `{token, preview}`: its beginning and how
 * it would be read. Of an archive `{files}`: for each file in it its name, size, token and preview, or why it cannot
 * be used. Options as for loading. `POST /api/v1/batches?preview=TOKEN` loads a file without sending it again.
 */
export const POST: RequestHandler = ({ request, url, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const name = nameOfUpload(request, url);
    const options = { ...optionsInSearch(url.searchParams), signal: clientSignal(request, platform) };
    const token = await storeUpload(warehouse.dataDir, request);
    try {
      const source = { path: await uploadOf(warehouse.dataDir, token, warehouse.clock()), name };
      const packed = await previewPacked(warehouse, source, options);
      if (packed === null) return json({ token, preview: await previewFile(warehouse, source, options) });
      await deleteUpload(warehouse.dataDir, token);
      return json({
        files: packed.map((file) =>
          'fault' in file ? { name: file.name, fault: errorBody(file.fault, locale) } : file,
        ),
      });
    } catch (error) {
      await deleteUpload(warehouse.dataDir, token);
      throw error;
    }
  });
