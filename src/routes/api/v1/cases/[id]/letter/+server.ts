import { caseId } from '#lib/server/cases/read-case.ts';
import { caseLetter } from '#lib/server/documents/letters/case-letter.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A letter about a case, as `format`. */
export const GET: RequestHandler = ({ url, params, locals: { warehouse, locale, reference } }) =>
  forApi(locale, async () => {
    return sendAttachment(await caseLetter(warehouse, reference, caseId(params.id), url.searchParams));
  });
