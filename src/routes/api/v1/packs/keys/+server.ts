import { json } from '@sveltejs/kit';
import { askedBy } from '#lib/server/evidence/ask-for-pack.ts';
import { listKeys, rotateKey } from '#lib/server/evidence/keys.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The public keys that packs are or were signed with, the one in use first. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json({ keys: await listKeys(warehouse) }));

/** Packs are signed with another key from now on. */
export const POST: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await rotateKey(warehouse, askedBy(url.searchParams)), { status: 201 }));
