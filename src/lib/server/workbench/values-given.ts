import type { QueryValue } from '#lib/domain/workbench/query.ts';

const PREFIX = 'value.';

/** Values of a query string, `value.tu=2024-06-01`: each as its saved one is, a number where that is one; else a text. */
export function valuesGiven(
  params: URLSearchParams,
  saved: Readonly<Record<string, QueryValue>>,
): Readonly<Record<string, QueryValue>> {
  const given = [...params].filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(
    given.map(([name, text]) => {
      const key = name.slice(PREFIX.length);
      return [key, valueLike(saved[key], text)];
    }),
  );
}

function valueLike(saved: QueryValue | undefined, text: string): QueryValue {
  if (typeof saved === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (typeof saved === 'boolean') return text === 'true' || text === '1';
  return text;
}
