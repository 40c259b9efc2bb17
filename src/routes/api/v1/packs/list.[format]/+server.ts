import { packListFile } from '#lib/server/exports/case-table-export.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The packs that were made, as a file. */
export const GET: RequestHandler = ({ params: { format }, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => sendAttachment(await packListFile(warehouse, format, url.searchParams)));
