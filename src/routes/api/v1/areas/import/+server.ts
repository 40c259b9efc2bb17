import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { importAreas } from '#lib/server/areas/import-areas.ts';
import { areaImportRequest } from '#lib/server/areas/import-request.ts';
import { clientSignal, forApi } from '#lib/server/http.ts';
import { receiveUpload } from '#lib/server/uploads/receive-upload.ts';
import type { RequestHandler } from './$types';

const MOST_BYTES = 512 * 1024 * 1024;

/** The file is the body; a content type that other sites cannot send unasked keeps them out. */
export const POST: RequestHandler = ({ locals: { warehouse, locale }, request, url, platform }) =>
  forApi(locale, async () => {
    const file = plainWords(url.searchParams.get('file') ?? '') || 'areas';
    if (request.headers.get('content-type') !== 'application/octet-stream') {
      throw new Fault('areas_content_type', {}, 415);
    }
    const options = areaImportRequest(url.searchParams, file);
    const tooLarge = () => new Fault('areas_file_too_large', { file }, 413);
    const upload = await receiveUpload(warehouse.dataDir, request, { mostBytes: MOST_BYTES, tooLarge });
    try {
      const signal = clientSignal(request, platform);
      return json(await importAreas(warehouse, upload.path, options, signal));
    } finally {
      await upload.discard();
    }
  });
