import type { Findable } from '#lib/domain/search/match.ts';
import { carriedSearch } from './carried-search.ts';

/** Where a thing that was found leads: figures keep the period, operator and technology that are looked at. */
export function foundAddress({ kind, href }: Pick<Findable, 'kind' | 'href'>, url: URL): string {
  if (kind !== 'area' && kind !== 'former_name') return href;
  const kept = new URLSearchParams(carriedSearch(url));
  // The address itself names the area.
  for (const name of ['edition', 'level', 'within']) kept.delete(name);
  return kept.size === 0 ? href : `${href}?${kept}`;
}
