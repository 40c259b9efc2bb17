import type { Locale } from '#lib/domain/format.ts';
import { workbenchViewMessages } from '#lib/messages/workbench-view.ts';
import { columnText } from './column-text.ts';
import type { ResultColumn } from './result-columns.ts';
import type { ResultContext } from './result-context.ts';
import type { ResultData } from './result-data.ts';

/** One of the different values of a column. */
export interface Category {
  /** As the column holds it; null for rows without a value. */
  readonly value: string | number | null;
  /** As it is written. */
  readonly label: string;
}

/** The different values of a column, in their order, and which of them each row has. */
export interface Categories {
  readonly list: readonly Category[];
  /** By row of the result: place in `list`. */
  readonly codes: Int32Array;
}

/** Different values of a number column beyond which it is no category: they would not be seen apart. */
const MOST_NUMBERS = 5_000;

/**
 * The different values of a column among rows (null: all), names in the order of the alphabet, numbers, dates and months by
 * size, missing last. Null for a column with more different numbers than can be told apart.
 */
export function categoriesOf(
  result: ResultData,
  column: ResultColumn,
  rows: Uint32Array | null,
  context: ResultContext,
  locale: Locale,
): Categories | null {
  const data = result.data(column);
  const text = columnText(column, data, context, locale);
  const found = data.kind === 'words' ? data : numberCodes(data.values);
  if (found === null) return null;
  const used = usedCodes(found.codes, found.words.length, rows);
  const named = found.words.flatMap((value, code) =>
    used[code]
      ? [{ code, value, label: typeof value === 'number' ? text.number(value) : text.word(value) }]
      : [],
  );
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const isTime = column.role === 'month';
  named.sort((a, b) =>
    typeof a.value === 'number' && typeof b.value === 'number'
      ? a.value - b.value
      : isTime
        ? compare(String(a.value), String(b.value))
        : compare(a.label, b.label),
  );
  const places = new Int32Array(found.words.length + 1).fill(-1);
  named.forEach(({ code }, place) => (places[code] = place));
  const list: Category[] = named.map(({ value, label }) => ({ value, label }));
  if (used[found.words.length]) {
    places[found.words.length] = list.length;
    list.push({ value: null, label: workbenchViewMessages[locale].missing });
  }
  return { list, codes: found.codes.map((code) => places[code < 0 ? found.words.length : code]!) };
}

/** Gives the different values of a column, each column read once; null where they are too many. */
export type CategoryReader = (column: ResultColumn) => Categories | null;

/** As `categoriesOf`, for whoever asks for columns again and again. */
export function categoryReader(
  result: ResultData,
  rows: Uint32Array | null,
  context: ResultContext,
  locale: Locale,
): CategoryReader {
  const known = new Map<ResultColumn, Categories | null>();
  return (column) => {
    let categories = known.get(column);
    if (categories === undefined) {
      categories = categoriesOf(result, column, rows, context, locale);
      known.set(column, categories);
    }
    return categories;
  };
}

function numberCodes(
  values: Float64Array,
): { readonly codes: Int32Array; readonly words: readonly number[] } | null {
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    let code = codeOf.get(value);
    if (code === undefined) {
      if (codeOf.size >= MOST_NUMBERS) return null;
      codeOf.set(value, (code = codeOf.size));
    }
    codes[row] = code;
  }
  return { codes, words: [...codeOf.keys()] };
}

/** Which codes occur; the last flag is of missing values. */
function usedCodes(codes: Int32Array, count: number, rows: Uint32Array | null): Uint8Array {
  const used = new Uint8Array(count + 1);
  const length = rows?.length ?? codes.length;
  for (let i = 0; i < length; i++) {
    const code = codes[rows === null ? i : rows[i]!]!;
    used[code < 0 ? count : code] = 1;
  }
  return used;
}
