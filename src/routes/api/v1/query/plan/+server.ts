import { json } from '@sveltejs/kit';
import { clientSignal, forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { planOnWorkbench } from '#lib/server/workbench/ask-workbench.ts';
import { readQuery } from '#lib/server/workbench/read-query.ts';
import type { RequestHandler } from './$types';

/** What the engine expects of a query, which is not run: `{sql, values, id}`. */
export const POST: RequestHandler = ({ request, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const asked = readQuery(String(await readBody(request)), request.headers.get('content-type'));
    const signal = clientSignal(request, platform);
    return json(await planOnWorkbench(warehouse, asked, { by: asked.by, id: asked.id, signal }));
  });
