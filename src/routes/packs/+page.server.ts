import { listPacks } from '#lib/server/evidence/packs.ts';
import type { PageServerLoad } from './$types';

/** Every evidence pack. */
export const load: PageServerLoad = async ({ locals: { warehouse } }) => ({
  packs: await listPacks(warehouse),
});
