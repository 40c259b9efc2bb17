import { json } from '@sveltejs/kit';
import { listKeys } from '#lib/server/evidence/keys.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The public keys that packs are or were signed with, the one in use first. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json({ keys: await listKeys(warehouse) }));
