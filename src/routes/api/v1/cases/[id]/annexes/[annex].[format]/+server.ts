import { annexFile, annexFormat } from '#lib/server/case-annexes/annex-file.ts';
import { annexNumber } from '#lib/server/case-annexes/read-annex-request.ts';
import { caseId } from '#lib/server/cases/read-case.ts';
import { isMarked } from '#lib/server/exports/file-result.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A result that was put into a case, as a file. */
export const GET: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const form = { format: annexFormat(params.format), marked: isMarked(url.searchParams) };
    return sendAttachment(await annexFile(warehouse, caseId(params.id), annexNumber(params.annex), form));
  });
