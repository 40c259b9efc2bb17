import { clientSignal, forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { askWorkbench, formOf, resultResponse } from '#lib/server/workbench/ask-workbench.ts';
import { readQuery } from '#lib/server/workbench/read-query.ts';
import type { RequestHandler } from './$types';

/** Runs a query: `{sql, values, format, most_rows, by, id, title, bom, devices}`. A client that goes away stops it. */
export const POST: RequestHandler = ({ request, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const asked = readQuery(String(await readBody(request)), request.headers.get('content-type'));
    const asker = { by: asked.by, id: asked.id, title: asked.title, signal: clientSignal(request, platform) };
    const result = await askWorkbench(warehouse, asked, asker, formOf(asked, locale));
    return resultResponse(result, asked.format, asked.title);
  });
