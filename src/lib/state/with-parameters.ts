/** The address's query with some parameters set (or, with null, taken out), with its question mark; '' when empty. */
export function withParameters(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) search.delete(name);
    else search.set(name, value);
  }
  return search.size === 0 ? '' : `?${search}`;
}
