import { json } from '@sveltejs/kit';
import { answerFaultSentence } from '#lib/messages/answer-form.ts';
import { formOfCase } from '#lib/server/case-answers/form-of-case.ts';
import { previewForm } from '#lib/server/case-answers/read-form.ts';
import { ANSWER_HEADINGS } from '#lib/server/documents/letters/answer-columns.ts';
import { caseId, readCase } from '#lib/server/cases/read-case.ts';
import { clientSignal, forApi, nameOfUpload, sendAttachment } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The answer form of a case, to be filled in. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => sendAttachment(await formOfCase(warehouse, caseId(params.id))));

/** Reads the form in the body and enters nothing. */
export const POST: RequestHandler = ({ params, request, url, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const opened = await readCase(warehouse, caseId(params.id));
    const sent = { name: nameOfUpload(request, url), signal: clientSignal(request, platform) };
    const { faults, ...read } = await previewForm(warehouse, opened, request, sent);
    const sentences = faults.map((fault) => {
      const heading = fault.column && ANSWER_HEADINGS[fault.column].heading;
      return { ...fault, message: answerFaultSentence(fault, heading, locale) };
    });
    return json({ ...read, faults: sentences });
  });
