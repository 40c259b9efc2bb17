import type { Locale } from '#lib/domain/format.ts';
import { workbenchViewMessages } from '#lib/messages/workbench-view.ts';
import { columnText } from './column-text.ts';
import { atOnce, type Steps } from './in-turns.ts';
import { isDimension, type ResultColumn } from './result-columns.ts';
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

/** Different values of a column beyond which it is no category: they would not be seen apart. */
const MOST_VALUES = 5_000;
/** Rows between two stops. */
const ROWS_PER_STEP = 50_000;

/**
 * The different values of a column among rows (null: all), names in the order of the alphabet, numbers, dates and months by
 * size, missing last. Null for a column with more different values than can be told apart.
 */
export const categoriesOf = (...given: Parameters<typeof readingCategories>): Categories | null =>
  atOnce(readingCategories(...given));

/** As `categoriesOf`, in steps. */
export function* readingCategories(
  result: ResultData,
  column: ResultColumn,
  rows: Uint32Array | null,
  context: ResultContext,
  locale: Locale,
): Steps<Categories | null> {
  const data = yield* result.reading(column);
  const text = columnText(column, data, context, locale);
  const found = data.kind === 'words' ? data : yield* numberCodes(data.values);
  if (found === null) return null;
  const used = yield* usedCodes(found.codes, found.words.length, rows);
  if (used === null) return null;
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
  const codes = new Int32Array(found.codes.length);
  for (let row = 0; row < codes.length; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    const code = found.codes[row]!;
    codes[row] = places[code < 0 ? found.words.length : code]!;
  }
  return { list, codes };
}

/** Gives the different values of a column, each column read once; null where they are too many. */
export type CategoryReader = (column: ResultColumn) => Categories | null;

/** As `categoriesOf`, for whoever asks for columns again and again. */
export const categoryReader = (...given: Parameters<typeof readingDimensions>): CategoryReader =>
  atOnce(readingDimensions(...given));

/** As `categoryReader`, with the columns to group by read beforehand, in steps. */
export function* readingDimensions(
  result: ResultData,
  rows: Uint32Array | null,
  context: ResultContext,
  locale: Locale,
): Steps<CategoryReader> {
  const known = new Map<ResultColumn, Categories | null>();
  for (const column of result.columns.filter(isDimension)) {
    known.set(column, yield* readingCategories(result, column, rows, context, locale));
  }
  return (column) => {
    let categories = known.get(column);
    if (categories === undefined) {
      categories = categoriesOf(result, column, rows, context, locale);
      known.set(column, categories);
    }
    return categories;
  };
}

function* numberCodes(
  values: Float64Array,
): Steps<{ readonly codes: Int32Array; readonly words: readonly number[] } | null> {
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    const value = values[row]!;
    if (Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    let code = codeOf.get(value);
    if (code === undefined) {
      if (codeOf.size >= MOST_VALUES) return null;
      codeOf.set(value, (code = codeOf.size));
    }
    codes[row] = code;
  }
  return { codes, words: [...codeOf.keys()] };
}

/** Which codes occur, the last flag of missing values; null when more do than can be told apart. */
function* usedCodes(codes: Int32Array, count: number, rows: Uint32Array | null): Steps<Uint8Array | null> {
  const used = new Uint8Array(count + 1);
  const length = rows?.length ?? codes.length;
  let different = 0;
  for (let i = 0; i < length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const code = codes[rows === null ? i : rows[i]!]!;
    const at = code < 0 ? count : code;
    if (used[at] === 1) continue;
    used[at] = 1;
    if (code >= 0 && ++different > MOST_VALUES) return null;
  }
  return used;
}
