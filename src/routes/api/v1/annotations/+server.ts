import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { addAnnotation, listAnnotations } from '#lib/server/statistics/annotations.ts';
import { readAnnotation } from '#lib/server/statistics/read-annotation.ts';
import type { RequestHandler } from './$types';

/** Every annotation in force. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json({ annotations: await listAnnotations(warehouse) }));

/** Notes something on a date: `{on, text, unit: {edition, level, code} | null, operator | null, by}`. */
export const POST: RequestHandler = ({ request, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const note = readAnnotation(String(await readBody(request)), request.headers.get('content-type'));
    return json({ id: await addAnnotation(warehouse, note) }, { status: 201 });
  });
