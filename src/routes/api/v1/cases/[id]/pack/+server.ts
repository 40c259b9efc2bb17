import { json } from '@sveltejs/kit';
import { caseEvidence } from '#lib/server/cases/case-evidence.ts';
import { caseId } from '#lib/server/cases/read-case.ts';
import { askedBy, packFormat } from '#lib/server/evidence/ask-for-pack.ts';
import { makePack } from '#lib/server/evidence/packs.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Makes the pack of a case from what it froze; its bytes are the same each time. */
export const POST: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const id = caseId(params.id);
    const request = { format: packFormat(url.searchParams), by: askedBy(url.searchParams) };
    const { record } = await makePack(warehouse, () => caseEvidence(warehouse, { id }), request);
    return json(record, { status: 201 });
  });
