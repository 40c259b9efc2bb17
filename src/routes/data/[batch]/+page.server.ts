import { Fault } from '#lib/domain/fault.ts';
import { addDays } from '#lib/domain/local-date.ts';
import { batchGrade } from '#lib/server/cases/batch-grade.ts';
import { forPage } from '#lib/server/http.ts';
import { batchHistory, batchReport } from '#lib/server/ingest/batches.ts';
import { unknownDevices } from '#lib/server/ingest/tests-per-person.ts';
import { rawFileOf } from '#lib/server/ingest/raw/raw-file.ts';
import type { PageServerLoad } from './$types';

/** What became of one file's rows, what was done to it since, and until when its raw file is stored. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, params: { batch } }) =>
  forPage(locale, async () => {
    if (!/^\d{1,9}$/.test(batch)) throw new Fault('batch_absent', { id: batch }, 404);
    const report = await batchReport(warehouse, Number(batch));
    const raw = await rawFileOf(warehouse, report.batch.id);
    const { emptied = [], device = null } = raw?.layout ?? {};
    return {
      report,
      history: await batchHistory(warehouse, Number(batch)),
      unknown: await unknownDevices(warehouse, Number(batch)),
      grade: await batchGrade(warehouse, Number(batch)),
      raw: raw && { form: raw.form, bytes: raw.bytes, lastOn: addDays(raw.expiresOn, -1), emptied, device },
    };
  });
