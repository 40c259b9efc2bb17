import { DataType, DateUnit, TimeUnit, type Data, type Vector } from 'apache-arrow';
import { atOnce, type Steps } from './in-turns.ts';

/** Numbers, or instants in milliseconds since 1970; NaN where missing. */
export interface Numbers {
  readonly kind: 'numbers';
  readonly values: Float64Array;
}
/** Texts, each written once; the code -1 where missing. */
export interface Words {
  readonly kind: 'words';
  readonly codes: Int32Array;
  readonly words: readonly string[];
}
/** A column's values as typed arrays, which sort and count a million rows in milliseconds. */
export type ColumnData = Numbers | Words;

/** Rows between two stops of a reader. */
const ROWS_PER_STEP = 50_000;

/** The values of a column, read without a stop. */
export function columnData(vector: Vector): ColumnData {
  return atOnce(readColumn(vector));
}

/** The values of a column of any Arrow type, in steps. What is neither a number nor a time is read as text. */
export function* readColumn(vector: Vector): Steps<ColumnData> {
  const { type } = vector;
  if (DataType.isDictionary(type)) return yield* readDictionary(vector);
  if (isNumeric(type)) return yield* readNumbers(vector);
  return yield* readWords(vector);
}

const isNumeric = (type: DataType) =>
  DataType.isInt(type) ||
  DataType.isFloat(type) ||
  DataType.isDecimal(type) ||
  DataType.isDate(type) ||
  DataType.isTimestamp(type);

/** A text that is read is found again by its hash; `false` and `true` are the words of flags. */
function* readWords(vector: Vector): Steps<Words> {
  const codes = new Int32Array(vector.length);
  const codeOf = new Map<string, number>();
  for (let row = 0; row < vector.length; row++) {
    if (row % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const value: unknown = vector.get(row);
    if (value === null || value === undefined) {
      codes[row] = -1;
      continue;
    }
    const word = String(value);
    let code = codeOf.get(word);
    if (code === undefined) codeOf.set(word, (code = codeOf.size));
    codes[row] = code;
  }
  return { kind: 'words', codes, words: [...codeOf.keys()] };
}

/** Batches may each bring a dictionary of their own: words are made one list again. */
function* readDictionary(vector: Vector): Steps<Words> {
  const codes = new Int32Array(vector.length);
  const codeOf = new Map<string, number>();
  let start = 0;
  let own: Int32Array | null = null;
  let dictionary: Vector | undefined;
  for (const data of vector.data) {
    if (data.dictionary !== dictionary || own === null) {
      dictionary = data.dictionary!;
      own = Int32Array.from({ length: dictionary.length }, (_, i) => {
        const word = String(dictionary!.get(i));
        if (!codeOf.has(word)) codeOf.set(word, codeOf.size);
        return codeOf.get(word)!;
      });
    }
    const indices = data.values as ArrayLike<number | bigint>;
    const whole = data.nullCount === 0;
    for (let i = 0; i < data.length; i++) {
      codes[start + i] = whole || data.getValid(i) ? own[Number(indices[i])]! : -1;
    }
    start += data.length;
    yield;
  }
  return { kind: 'words', codes, words: [...codeOf.keys()] };
}

function* readNumbers(vector: Vector): Steps<Numbers> {
  const [first] = vector.data;
  if (vector.data.length === 1 && first!.nullCount === 0 && first!.values instanceof Float64Array) {
    return { kind: 'numbers', values: first!.values };
  }
  const values = new Float64Array(vector.length);
  let start = 0;
  for (const data of vector.data) {
    fillNumbers(values, start, data);
    start += data.length;
    yield;
  }
  return { kind: 'numbers', values };
}

function fillNumbers(values: Float64Array, start: number, data: Data): void {
  const factor = millisecondsOf(data.type);
  if (DataType.isDecimal(data.type)) fillDecimals(values, start, data, data.type.scale);
  else {
    const own = data.values as ArrayLike<number | bigint>;
    for (let i = 0; i < data.length; i++) values[start + i] = Number(own[i]) * factor;
  }
  if (data.nullCount === 0) return;
  for (let i = 0; i < data.length; i++) if (!data.getValid(i)) values[start + i] = NaN;
}

/** A decimal is a whole number of 128 bits in four words, lowest first; the highest has the sign. */
function fillDecimals(values: Float64Array, start: number, data: Data, scale: number): void {
  const words = data.values as Uint32Array;
  const divisor = 10 ** scale;
  const WORD = 2 ** 32;
  for (let i = 0; i < data.length; i++) {
    const [a, b, c, d] = [words[i * 4]!, words[i * 4 + 1]!, words[i * 4 + 2]!, words[i * 4 + 3]! | 0];
    // Small negative numbers have all ones above: two's complement is undone before the words are added up.
    const whole =
      d < 0
        ? -((~a >>> 0) + 1 + (~b >>> 0) * WORD + (~c >>> 0) * WORD ** 2 + (~d >>> 0) * WORD ** 3)
        : a + b * WORD + c * WORD ** 2 + d * WORD ** 3;
    values[start + i] = whole / divisor;
  }
}

/** Milliseconds in one unit of a date or time; 1 for a plain number. */
function millisecondsOf(type: DataType): number {
  if (DataType.isDate(type)) return type.unit === DateUnit.DAY ? 86_400_000 : 1;
  if (!DataType.isTimestamp(type)) return 1;
  switch (type.unit) {
    case TimeUnit.SECOND:
      return 1000;
    case TimeUnit.MILLISECOND:
      return 1;
    case TimeUnit.MICROSECOND:
      return 1e-3;
    case TimeUnit.NANOSECOND:
      return 1e-6;
  }
}
