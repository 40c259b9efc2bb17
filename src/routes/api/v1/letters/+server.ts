import { json } from '@sveltejs/kit';
import { dayIn, lettersInForce } from '#lib/server/documents/letters/letters-in-force.ts';
import { shippedLetters } from '#lib/server/documents/letters/shipped-letters.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

/** The texts of letters in force on the day `on`, today by default. */
export const GET: RequestHandler = ({ url, locals: { warehouse, locale, reference } }) =>
  forApi(locale, async () => {
    const on = dayIn(warehouse, url.searchParams);
    return json(await lettersInForce(warehouse, shippedLetters(reference), on));
  });
