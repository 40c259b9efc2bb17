import { Fault } from '#lib/domain/fault.ts';
import { forPage } from '#lib/server/http.ts';
import { batchReport } from '#lib/server/ingest/batches.ts';
import type { PageServerLoad } from './$types';

/** What became of one file's rows. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, params: { batch } }) =>
  forPage(locale, async () => {
    if (!/^\d{1,9}$/.test(batch)) throw new Fault('batch_absent', { id: batch }, 404);
    return { report: await batchReport(warehouse, Number(batch)) };
  });
