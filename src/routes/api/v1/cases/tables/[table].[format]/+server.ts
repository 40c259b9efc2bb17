import { ledgerTableFile } from '#lib/server/exports/case-table-export.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A table of all cases, as a file. */
export const GET: RequestHandler = ({ params: { table, format }, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () =>
    sendAttachment(await ledgerTableFile(warehouse, { table, format, search: url.searchParams })),
  );
