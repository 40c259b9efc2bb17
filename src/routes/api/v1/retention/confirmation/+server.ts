import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { confirmRetention } from '#lib/server/ingest/confirm-retention.ts';
import type { RequestHandler } from './$types';

/** A person says that the clock is right: `{today, by}` with the date it shows. Retention goes on. */
export const POST: RequestHandler = ({ request, locals: { warehouse, locale } }) =>
  forApi(locale, async () =>
    json(
      await confirmRetention(warehouse, String(await readBody(request)), request.headers.get('content-type')),
    ),
  );
