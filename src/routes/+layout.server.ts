import { dataDates, readCatalog } from '#lib/server/warehouse/catalog.ts';
import { forPage } from '#lib/server/http.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame of every page shows; read again with `invalidateAll()` after the data changed. */
export const load: LayoutServerLoad = ({ locals: { warehouse, locale } }) =>
  forPage(locale, async () => {
    const catalog = await readCatalog(warehouse);
    const provinces = catalog.editions.map(({ id }) => catalog.areasOf(id, 'province'));
    return {
      locale,
      /** Name of the one province the figures are about; null when there is none, or several. */
      province: provinces.find((units) => units.length === 1)?.[0]?.name ?? null,
      /** What the warehouse holds, and today's date: what a period can be complete by. */
      holdings: { ...catalog.holdings, ...dataDates(warehouse, catalog) },
      dataVersion: warehouse.dataVersion,
      /** Instant of the change that made this version. */
      dataChangedAt: catalog.changedAt,
      /** Words the filter line offers. */
      vocabulary: {
        editions: catalog.editions,
        operators: catalog.operators,
        standards: catalog.standards,
      },
    };
  });
