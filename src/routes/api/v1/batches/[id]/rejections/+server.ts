import { REJECTIONS_HEADER, rejectionSentence } from '#lib/messages/rejections.ts';
import { forApi } from '#lib/server/http.ts';
import { batchReport, rejectionRows } from '#lib/server/ingest/batches.ts';
import { rejectionsCsv } from '#lib/server/ingest/rejections-csv.ts';
import type { RequestHandler } from './$types';

/** The rejected rows of a batch as CSV, each with its reason in words. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const { batch } = await batchReport(warehouse, Number(params.id));
    const csv = rejectionsCsv(rejectionRows(warehouse, batch.id), REJECTIONS_HEADER[locale], (row) =>
      rejectionSentence(row, locale),
    );
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rejections-${batch.id}.csv"`,
      },
    });
  });
