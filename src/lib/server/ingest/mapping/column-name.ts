import { maskPersonal } from '#lib/domain/personal/personal-values.ts';

/** The name of a column in a mapping: its header, or `#3` if that is empty or not unique. */
export function columnName(headers: readonly string[], index: number): string {
  const header = headers[index]!;
  const unique = header !== '' && headers.indexOf(header) === headers.lastIndexOf(header);
  return unique ? header : `#${index + 1}`;
}

const EXAMPLE_LENGTH = 30;

/**
 * The columns that a person can name: `found` as a mapping does, `shown` with an example of its values where the header is
 * empty. Columns without header and values are left out, and the values of the columns in `hidden`.
 */
export function namedColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  hidden: ReadonlySet<number>,
): { readonly found: readonly string[]; readonly shown: readonly string[] } {
  const columns = headers.flatMap((header, index) => {
    const name = columnName(headers, index);
    if (header !== '') return [{ name, shown: name }];
    const example = sample.find((row) => row[index]?.trim())?.[index]?.trim();
    if (example === undefined) return [];
    const shown = hidden.has(index) ? name : `${name} «${maskPersonal(example).slice(0, EXAMPLE_LENGTH)}»`;
    return [{ name, shown }];
  });
  return { found: columns.map(({ name }) => name), shown: columns.map(({ shown }) => shown) };
}
