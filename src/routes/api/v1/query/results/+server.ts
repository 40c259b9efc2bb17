import { json } from '@sveltejs/kit';
import { clientSignal, forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { keepResult } from '#lib/server/workbench/kept/kept-results.ts';
import { readQuery } from '#lib/server/workbench/read-query.ts';
import type { RequestHandler } from './$types';

/** Keeps the result of a query as it is now: `{sql, values, by, id}`. */
export const POST: RequestHandler = ({ request, platform, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const { by, id, ...query } = readQuery(
      String(await readBody(request)),
      request.headers.get('content-type'),
    );
    const asker = { by, id, signal: clientSignal(request, platform) };
    return json(await keepResult(warehouse, query, asker), { status: 201 });
  });
