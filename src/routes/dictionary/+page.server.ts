import { forPage } from '#lib/server/http.ts';
import { describeWarehouse } from '#lib/server/warehouse/describe-warehouse.ts';
import type { PageServerLoad } from './$types';

/** Every table and column of the warehouse with unit and meaning. */
export const load: PageServerLoad = ({ locals: { warehouse, locale } }) =>
  forPage(locale, async () => ({ tables: await describeWarehouse(warehouse) }));
