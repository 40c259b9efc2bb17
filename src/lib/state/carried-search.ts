import { FILTER_NAMES } from '#lib/domain/filter.ts';

/** The filter's part of an address's query, with its question mark, to carry to another page; '' when none. */
export function carriedSearch(url: URL): string {
  const carried = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value = url.searchParams.get(name);
    if (value) carried.set(name, value);
  }
  return carried.size === 0 ? '' : `?${carried}`;
}
