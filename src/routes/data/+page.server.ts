import { forPage } from '#lib/server/http.ts';
import { listBatches } from '#lib/server/ingest/batches.ts';
import type { PageServerLoad } from './$types';

/** Every file taken in, the latest first. */
export const load: PageServerLoad = ({ locals: { warehouse, locale } }) =>
  forPage(locale, async () => ({ batches: await listBatches(warehouse) }));
