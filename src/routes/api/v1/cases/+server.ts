import { json } from '@sveltejs/kit';
import { openCase } from '#lib/server/cases/open-case.ts';
import { readCaseRequest } from '#lib/server/cases/read-case-request.ts';
import { caseExport } from '#lib/server/exports/case-export.ts';
import { forApi, sendFile } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import type { RequestHandler } from './$types';

/** The ledger: a page of it in JSON, every chosen case as CSV or XLSX. */
export const GET: RequestHandler = ({ request, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () =>
    sendFile(await caseExport(warehouse, url.searchParams, locale, request.headers.get('if-none-match'))),
  );

/** Opens a case: `{filter: {period, operator, ...}, areas: [code], gaps: [id], reason, by}`. */
export const POST: RequestHandler = ({ request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const body = String(await readBody(request));
    const asked = await readCaseRequest(warehouse, body, request.headers.get('content-type'));
    return json({ id: await openCase(warehouse, asked) }, { status: 201 });
  });
