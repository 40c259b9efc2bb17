import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import { retentionReport } from '#lib/server/ingest/retention.ts';
import type { RequestHandler } from './$types';

/** What is kept how long, whether removing waits for a person, and what was removed last. */
export const GET: RequestHandler = ({ locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await retentionReport(warehouse)));
