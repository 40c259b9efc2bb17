import { areaKey, areaTitle } from '#lib/domain/area.ts';
import { listPlaceChoices, readPlaceNameBoard } from '#lib/server/areas/place-names/place-board.ts';
import { forPage } from '#lib/server/http.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/** Place names that wait, lie outside or were settled, the units a person can choose, and what areas are called. */
export const load: PageServerLoad = ({ locals: { warehouse, locale } }) =>
  forPage(locale, async () => {
    const { editions, areasOf } = await readCatalog(warehouse);
    const titles = editions.flatMap(({ id, levels }) =>
      levels.flatMap((level) =>
        areasOf(id, level).map(
          (area) => [areaKey({ edition: id, level, code: area.code }), areaTitle(area)] as const,
        ),
      ),
    );
    return {
      board: await readPlaceNameBoard(warehouse),
      choices: await listPlaceChoices(warehouse),
      editions: editions.map(({ id }) => id),
      titles: Object.fromEntries(titles),
    };
  });
