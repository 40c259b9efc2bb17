import { namedSource } from '#lib/domain/column-mapping.ts';
import {
  parseNamedColumns,
  parseSheet,
  parseAggregates,
  parseWithout,
  type StatedOptions,
} from '../ingest/read/load-options.ts';

/**
 * Parses the options of a load from a query string: `map.FIELD` and `const.FIELD` as on the command line, `keep` (a
 * column to keep, repeated), `without` (a field that no column has, repeated), `sheet` (repeated for several), `header`
 * (row), `profile` (name, or `none`), `only` (read only the named columns), `aggregates`, `reference_name`, `even_operator_file` (load it
 * although an operator sent it as its own tests). Throws a Fault for invalid values.
 */
export function optionsInSearch(search: URLSearchParams): StatedOptions {
  const entries = (prefix: string) =>
    [...search].flatMap(([key, value]) =>
      key.startsWith(prefix) ? [`${key.slice(prefix.length)}=${value}`] : [],
    );
  const profile = search.get('profile');
  const keep = search.getAll('keep').filter(Boolean);
  return {
    ...parseNamedColumns(entries('map.'), entries('const.')),
    ...parseAggregates(search.get('aggregates'), search.get('reference_name')),
    ...parseWithout(search.getAll('without').filter(Boolean)),
    ...parseSheet(search.getAll('sheet'), search.get('header')),
    ...(keep.length > 0 ? { keep } : {}),
    ...(profile ? { profile } : {}),
    ...(search.has('only') ? { onlyNamed: true } : {}),
    ...(search.has('even_operator_file') ? { evenOperatorFile: true } : {}),
  };
}

/** The inverse: encodes options as a query string. */
export function searchOfOptions({
  columns,
  constants,
  keep,
  without,
  onlyNamed,
  sheet,
  chosenSheets,
  headerRow,
  profile,
  evenOperatorFile,
  aggregates,
  referenceName,
}: StatedOptions): URLSearchParams {
  const search = new URLSearchParams();
  for (const [field, value] of Object.entries(constants ?? {})) search.set(`const.${field}`, value);
  for (const [field, source] of Object.entries(columns ?? {})) {
    search.set(`map.${field}`, namedSource(source));
  }
  for (const column of keep ?? []) search.append('keep', column);
  for (const field of without ?? []) search.append('without', field);
  if (onlyNamed) search.set('only', '1');
  for (const name of chosenSheets ?? (sheet === undefined ? [] : [sheet])) search.append('sheet', name);
  if (headerRow !== undefined) search.set('header', String(headerRow));
  if (aggregates) search.set('aggregates', aggregates);
  if (referenceName) search.set('reference_name', referenceName);
  if (evenOperatorFile) search.set('even_operator_file', '1');
  if (profile !== undefined) search.set('profile', profile);
  return search;
}
