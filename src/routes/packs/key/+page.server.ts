import { listKeys } from '#lib/server/evidence/keys.ts';
import type { PageServerLoad } from './$types';

/** Every public key of packs. */
export const load: PageServerLoad = async ({ locals: { warehouse } }) => ({
  keys: await listKeys(warehouse),
});
