import { listPlaceChoices, readPlaceNameBoard } from '#lib/server/areas/place-names/place-board.ts';
import { forPage } from '#lib/server/http.ts';
import type { PageServerLoad } from './$types';

/** Place names that wait, lie outside or were settled, and the units a person can choose. */
export const load: PageServerLoad = ({ locals: { warehouse, locale } }) =>
  forPage(locale, async () => ({
    board: await readPlaceNameBoard(warehouse),
    choices: await listPlaceChoices(warehouse),
  }));
