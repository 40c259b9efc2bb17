/** What is asked in an address, with another value of a parameter (null takes it away), from the first page. */
export function searchWith(asked: URLSearchParams, name: string, value: string | null): string {
  const params = new URLSearchParams(asked);
  params.delete('page');
  if (value === null) params.delete(name);
  else params.set(name, value);
  return `?${params}`;
}
