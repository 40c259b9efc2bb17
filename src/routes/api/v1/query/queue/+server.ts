import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { workbenchOf } from '#lib/server/workbench/workbench.ts';
import type { RequestHandler } from './$types';

/** How many queries run and wait, and the place of the one called `id`. */
export const GET: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, () => Promise.resolve(json(workbenchOf(warehouse).slots.queue(url.searchParams.get('id')))));
