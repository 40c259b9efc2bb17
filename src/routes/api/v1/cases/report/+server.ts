import { quarterReportFile } from '#lib/server/documents/quarter-report/quarter-report-file.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The report of a quarter, as `format`. */
export const GET: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const report = await quarterReportFile(warehouse, url.searchParams);
    return new Response(report.body, {
      headers: {
        'content-type': report.contentType,
        'content-disposition': `attachment; filename="${report.fileName}"`,
        'cache-control': 'private, no-cache',
      },
    });
  });
