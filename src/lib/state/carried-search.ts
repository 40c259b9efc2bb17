import { FILTER_NAMES, parseFilterChoice } from '#lib/domain/filter.ts';

/**
 * The filter's part of an address's query, with its question mark, to carry to another page; '' when none. What only the
 * page of queries understands, as several operators at once, stays there.
 */
export function carriedSearch(url: URL): string {
  const carried = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const [value, ...others] = url.searchParams.getAll(name);
    if (value && others.length === 0 && isUnderstood(name, value)) carried.set(name, value);
  }
  return carried.size === 0 ? '' : `?${carried}`;
}

/** Own dates are two parameters: each alone says nothing. */
function isUnderstood(name: (typeof FILTER_NAMES)[number], value: string): boolean {
  if (name === 'from' || name === 'to') return true;
  try {
    parseFilterChoice(new URLSearchParams({ [name]: value }));
    return true;
  } catch {
    return false;
  }
}
