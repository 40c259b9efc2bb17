import { json } from '@sveltejs/kit';
import { askedBy, packFormat, sourceAsked } from '#lib/server/evidence/ask-for-pack.ts';
import { listPacks, makePack } from '#lib/server/evidence/packs.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Every pack that was made. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json({ packs: await listPacks(warehouse) }));

/** Makes a pack of the filter and the areas of the query string; opens no case. */
export const POST: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const source = await sourceAsked(warehouse, url.searchParams);
    const request = { format: packFormat(url.searchParams), by: askedBy(url.searchParams) };
    const { record } = await makePack(warehouse, source, request);
    return json(record, { status: 201 });
  });
