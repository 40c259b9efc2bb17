import { json } from '@sveltejs/kit';
import { INSTANCE } from '#lib/server/server-discovery.ts';
import { VERSION } from '#lib/server/version.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { warehouse } }) => {
  const { holdings } = await readCatalog(warehouse);
  return json(
    {
      status: 'ok',
      version: VERSION,
      instance: INSTANCE,
      dataVersion: warehouse.dataVersion,
      measurements: holdings.measurements,
    },
    { headers: { 'cache-control': 'no-store' } },
  );
};
