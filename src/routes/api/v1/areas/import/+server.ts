import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { importAreas } from '#lib/server/areas/import-areas.ts';
import { areaImportRequest } from '#lib/server/areas/import-request.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

const MOST_BYTES = 512 * 1024 * 1024;

/** The file is the body; a content type that other sites cannot send unasked keeps them out. */
export const POST: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () => {
    const file = url.searchParams.get('file') ?? 'areas';
    if (request.headers.get('content-type') !== 'application/octet-stream') {
      throw new Fault('areas_content_type', {}, 415);
    }
    if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) {
      throw new Fault('areas_file_too_large', { file }, 413);
    }
    const options = areaImportRequest(url.searchParams, file);
    return json(await importAreas(locals.warehouse, new Uint8Array(await request.arrayBuffer()), options));
  });
