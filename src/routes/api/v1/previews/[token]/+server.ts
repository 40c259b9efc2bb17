import { json } from '@sveltejs/kit';
import { clientSignal, forApi, nameOfUpload } from '#lib/server/http.ts';
import { optionsInSearch } from '#lib/server/uploads/load-search.ts';
import { deleteUpload, uploadOf } from '#lib/server/uploads/preview-uploads.ts';
import { previewFile } from '#lib/server/uploads/preview.ts';
import type { RequestHandler } from './$types';

/** How a file that was sent would be read with these options; `sheets=1` describes a workbook's sheets too. */
export const GET: RequestHandler = ({ request, params, url, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const source = {
      path: await uploadOf(warehouse.dataDir, params.token, warehouse.clock()),
      name: nameOfUpload(request, url),
    };
    const sheets = url.searchParams.has('sheets');
    const signal = clientSignal(request, platform);
    const options = { ...optionsInSearch(url.searchParams), sheets, signal };
    return json(await previewFile(warehouse, source, options));
  });

/** Throws a file away that was sent and is not to be loaded. */
export const DELETE: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    await deleteUpload(warehouse.dataDir, params.token);
    return new Response(null, { status: 204 });
  });
