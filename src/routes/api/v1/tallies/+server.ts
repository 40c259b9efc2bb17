import { forApi, sendAnswer } from '#lib/server/http.ts';
import { tallyAnswer } from '#lib/server/tallies/tally-answer.ts';
import type { RequestHandler } from './$types';

/** What every reporting unit reported in the months [from, to), or in one `month`. */
export const GET: RequestHandler = ({ locals, request, url }) =>
  forApi(locals.locale, async () =>
    sendAnswer(await tallyAnswer(locals.warehouse, url.searchParams, request.headers.get('if-none-match'))),
  );
