import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { readNewProfile } from '#lib/server/ingest/mapping/new-profile.ts';
import { listProfiles, saveProfile } from '#lib/server/ingest/mapping/profiles.ts';
import { readBody } from '#lib/server/request-body.ts';
import { parseJson, personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/** Every saved mapping. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await listProfiles(warehouse.db)));

/** Saves a mapping: `{name, headers, sheet, headerRow, columns, constants}`; one of the same name is replaced. */
export const POST: RequestHandler = ({ request, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const profile = readNewProfile(parseJson(String(await readBody(request))), personIn(url.searchParams));
    return json(await saveProfile(warehouse, profile), { status: 201 });
  });
