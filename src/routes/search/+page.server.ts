import { find, MOST_LETTERS } from '#lib/domain/search/match.ts';
import { forPage } from '#lib/server/http.ts';
import { askedQuestion } from '#lib/server/search/asked-question.ts';
import { findables } from '#lib/server/search/findables.ts';
import type { PageServerLoad } from './$types';

/** As many as one looks through. */
const MOST_FOUND = 50;

/** What the text `q` names of what the one who asks may see; nothing without a text. The box in the head asks this as well. */
export const load: PageServerLoad = ({ locals: { warehouse, actor, locale }, url }) =>
  forPage(locale, async () => {
    const whole = (url.searchParams.get('q') ?? '').trim();
    const text = whole.slice(0, MOST_LETTERS);
    const searcher = { warehouse, actor, locale };
    const named = text === '' ? [] : find(text, await findables(searcher), MOST_FOUND);
    const found = [...named, ...(await askedQuestion(searcher, whole, named.length === 0))];
    return { text, found: found.map(({ kind, title, detail, href }) => ({ kind, title, detail, href })) };
  });
