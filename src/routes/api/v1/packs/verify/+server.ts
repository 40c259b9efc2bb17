import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { checkFile, MOST_PACK_BYTES, readPublicKey } from '#lib/server/evidence/verify/check-file.ts';
import { clientSignal, forApi } from '#lib/server/http.ts';
import { receiveUpload } from '#lib/server/uploads/receive-upload.ts';
import type { RequestHandler } from './$types';

/** Checks the pack in the body; needs nothing of the warehouse. */
export const POST: RequestHandler = ({ locals: { warehouse, locale }, request, url, platform }) =>
  forApi(locale, async () => {
    if (request.headers.get('content-type') !== 'application/octet-stream') {
      throw new Fault('pack_content_type', {}, 415);
    }
    const given = url.searchParams.get('key');
    const key = given ? readPublicKey(given) : null;
    const tooLarge = () => new Fault('pack_file_too_large', { file: 'pack' }, 413);
    const upload = await receiveUpload(warehouse.dataDir, request, { mostBytes: MOST_PACK_BYTES, tooLarge });
    try {
      return json(await checkFile(upload.path, 'pack', key, clientSignal(request, platform)));
    } finally {
      await upload.discard();
    }
  });
