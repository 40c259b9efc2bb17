import { scopeName, type ReadScope } from '#lib/domain/access/read-scope.ts';

/** What tags of somebody's own part of the data end with. */
const markOf = (scope: ReadScope): string => `~${encodeURIComponent(scopeName(scope))}"`;

/**
 * Takes from a request the tags of files that were somebody else's, who used the same browser before: equal questions have
 * equal tags, whatever part of the data answered them. `headers` are changed.
 */
export function keepOwnTags(headers: Headers, scope: ReadScope | null): void {
  const sent = headers.get('if-none-match');
  if (sent === null || scope === null) return;
  const mark = markOf(scope);
  const own = sent.split(',').flatMap((tag) => {
    const text = tag.trim();
    return text.endsWith(mark) ? [`${text.slice(0, -mark.length)}"`] : [];
  });
  if (own.length === 0) headers.delete('if-none-match');
  else headers.set('if-none-match', own.join(', '));
}

/** Marks the tag of an answer with whose part of the data gave it. `headers` are changed. */
export function markTag(headers: Headers, scope: ReadScope | null): void {
  const tag = headers.get('etag');
  if (tag !== null && scope !== null) headers.set('etag', `${tag.slice(0, -1)}${markOf(scope)}`);
}
