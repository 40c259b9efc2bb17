import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { MOST_HISTORY, queryHistory } from '#lib/server/workbench/query-log.ts';
import type { RequestHandler } from './$types';

/** The last queries, the newest first, as far back as the log is kept; `by`: of one person. */
export const GET: RequestHandler = ({ url, locals: { warehouse, locale } }) =>
  forApi(locale, async () =>
    json({ queries: await queryHistory(warehouse.dataDir, MOST_HISTORY, url.searchParams.get('by')) }),
  );
