import { json } from '@sveltejs/kit';
import { readPlaceNameBoard } from '#lib/server/areas/place-names/place-board.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** Place names that wait for a person, with suggestions; those outside the province; those settled. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await readPlaceNameBoard(warehouse)));
