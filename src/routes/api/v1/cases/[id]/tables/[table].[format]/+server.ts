import { caseTableFile } from '#lib/server/exports/case-table-export.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A table of the page of a case, as a file. */
export const GET: RequestHandler = ({ params: { id, table, format }, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () =>
    sendAttachment(await caseTableFile(warehouse, id, { table, format, search: url.searchParams })),
  );
