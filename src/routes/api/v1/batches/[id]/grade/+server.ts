import { json } from '@sveltejs/kit';
import { batchGrade, readGrade, stateGrade } from '#lib/server/cases/batch-grade.ts';
import { forApi } from '#lib/server/http.ts';
import { batchId, batchReport } from '#lib/server/ingest/batches.ts';
import { personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/** How a batch's measurements were made, and the rules of each grade. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const { batch } = await batchReport(warehouse, batchId(params.id));
    return json(await batchGrade(warehouse, batch.id));
  });

/** States it (`value`); `by` who does. */
export const POST: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const grade = readGrade(url.searchParams.get('value'));
    const report = await batchReport(warehouse, batchId(params.id));
    return json(await stateGrade(warehouse, report, grade, personIn(url.searchParams)));
  });
