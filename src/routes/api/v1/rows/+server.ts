import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { rowsAnswer } from '#lib/server/rows/rows-answer.ts';
import type { RequestHandler } from './$types';

/** The single tests behind a figure, a page of them. */
export const GET: RequestHandler = ({ locals: { warehouse, locale }, url }) =>
  forApi(locale, async () => json(await rowsAnswer(warehouse, url.searchParams)));
