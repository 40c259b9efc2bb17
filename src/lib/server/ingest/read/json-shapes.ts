const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The rows of a JSON text whose table is not a list of objects, each as an object: rows as lists below a list of names
 * (alone, or as `values` or `data`), names beside the rows (`columns`), or columns of numbered cells. Null for others.
 */
export function tableInJson(value: unknown): readonly object[] | null {
  if (isList(value)) return belowHeader(value);
  if (!isRecord(value)) return null;
  const { columns, data, values } = value;
  if (isList(columns) && isList(data)) return belowHeader([columns, ...data]);
  return (isList(values) ? belowHeader(values) : null) ?? fromColumns(value);
}

function belowHeader([names, ...rows]: readonly unknown[]): readonly object[] | null {
  if (!isList(names) || !names.every((name) => typeof name === 'string') || !rows.every(isList)) return null;
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])));
}

/** Columns as programs write data frames: {"Ngày đo": {"0": …, "1": …}, …}, or with lists in place of numbered cells. */
function fromColumns(table: Readonly<Record<string, unknown>>): readonly object[] | null {
  const columns = Object.entries(table);
  const keys = Object.keys(columns[0]?.[1] ?? {});
  const isColumn = (column: unknown) =>
    typeof column === 'object' && column !== null && Object.keys(column).join() === keys.join();
  if (columns.length < 2 || keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return null;
  if (!columns.every(([, column]) => isColumn(column))) return null;
  return keys.map((key) =>
    Object.fromEntries(columns.map(([name, column]) => [name, (column as Record<string, unknown>)[key]])),
  );
}

/** The texts of objects that stand one after another, without a list around them. */
export function objectsInRow(text: string): string[] {
  const found: string[] = [];
  let [depth, from, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) {
      if (letter === '\\') at += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{') {
      if (depth === 0) from = at;
      depth += 1;
    } else if (letter === '}') {
      depth -= 1;
      if (depth === 0) found.push(text.slice(from, at + 1));
    }
  }
  return depth === 0 && !inString ? found : [];
}

/** JSON with the words that some programs write for no number, in the form that JSON has for it. */
export const withNull = (json: string): string =>
  json.replace(/("(?:[^"\\]|\\.)*")|-?\b(?:NaN|Infinity)\b/g, (_, text?: string) => text ?? 'null');
