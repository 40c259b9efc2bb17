import { json } from '@sveltejs/kit';
import { letterTextName, readLetterText } from '#lib/server/cases/letter-texts/read-letter-text.ts';
import { changeLetterText, letterTextVersions } from '#lib/server/documents/letters/letters-in-force.ts';
import { shippedLetters } from '#lib/server/documents/letters/shipped-letters.ts';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import type { RequestHandler } from './$types';

/** Every version of a text, newest first. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale, reference } }) =>
  forApi(locale, async () => {
    const name = letterTextName(params.text);
    const versionsOf = await letterTextVersions(warehouse, shippedLetters(reference));
    return json(versionsOf(name));
  });

/** Adds a version: `{by, seen, note}` with `template`, `grounds` or `shipped`. */
export const POST: RequestHandler = ({ params, request, locals: { warehouse, locale, reference } }) =>
  forApi(locale, async () => {
    const name = letterTextName(params.text);
    const body = String(await readBody(request));
    const change = readLetterText(name, body, request.headers.get('content-type'));
    const version = await changeLetterText(warehouse, shippedLetters(reference), name, change);
    return json({ version }, { status: 201 });
  });
