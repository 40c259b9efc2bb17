import { foldedWord } from '#lib/domain/workbench/words/tokens.ts';
import { rejectionWords } from '#lib/messages/rejections.ts';
import { isMarked } from '#lib/server/exports/file-result.ts';
import { forApi } from '#lib/server/http.ts';
import { batchId, batchReport } from '#lib/server/ingest/batches.ts';
import { rejectedRowsCsv } from '#lib/server/ingest/rejected-rows-csv.ts';
import type { RequestHandler } from './$types';

/** A file's name without its ending, as a header can say it: "do-kiem-thang-6". */
const nameInAscii = (name: string): string =>
  foldedWord(name.replace(/\.[^.]*$/, ''))
    .match(/[a-z0-9]+/g)
    ?.join('-') ?? 'file';

/** The rejected rows of a batch as CSV: as its file has them, each with its reason in words, to be mended and loaded again. */
export const GET: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const { batch } = await batchReport(warehouse, batchId(params.id));
    const marked = isMarked(url.searchParams);
    return new Response(await rejectedRowsCsv(warehouse, batch, rejectionWords(locale), { marked }), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rejected_${nameInAscii(batch.fileName)}_${batch.id}.csv"`,
      },
    });
  });
