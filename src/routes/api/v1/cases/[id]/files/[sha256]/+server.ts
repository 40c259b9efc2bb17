import { fileOf } from '#lib/server/case-answers/sent-file.ts';
import { caseId } from '#lib/server/cases/read-case.ts';
import { forApi, sendAttachment } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A file that an entry of a case rests on, as it came. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => sendAttachment(await fileOf(warehouse, caseId(params.id), params.sha256)));
