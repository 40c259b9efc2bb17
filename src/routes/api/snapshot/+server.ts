import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { answerSnapshot } from '#lib/server/backup/request-snapshot.ts';
import type { RequestHandler } from './$types';

/** For `npm run backup` on this machine: fills the folder that the command has made in DATA_DIR. */
export const POST: RequestHandler = ({ locals: { warehouse, accounts, locale }, url }) =>
  forApi(locale, async () =>
    json(await answerSnapshot(warehouse, accounts, url.searchParams.get('folder') ?? '')),
  );
