import { CERTAINTY_NEEDED } from '#lib/server/areas/place-names/name-certainty.ts';
import { forPage } from '#lib/server/http.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { describeWarehouse } from '#lib/server/warehouse/describe-warehouse.ts';
import type { PageServerLoad } from './$types';

/** How figures are made: what the registries and the warehouse say of it. */
export const load: PageServerLoad = ({ locals: { warehouse, locale } }) =>
  forPage(locale, async () => {
    const [catalog, tables] = await Promise.all([readCatalog(warehouse), describeWarehouse(warehouse)]);
    return {
      certaintyNeeded: CERTAINTY_NEEDED,
      gates: catalog.gates,
      stored: tables.find(({ name }) => name === 'measurement')?.columns ?? [],
    };
  });
