import { json } from '@sveltejs/kit';
import { caseId, readCase } from '#lib/server/cases/read-case.ts';
import { wireCase } from '#lib/server/cases/wire-case.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** A case: what was frozen, what happened since, and where it stands today. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(wireCase(await readCase(warehouse, caseId(params.id)))));
