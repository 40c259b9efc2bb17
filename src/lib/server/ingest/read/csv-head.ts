import { CsvReader, type CsvRecord } from './csv-records.ts';
import { readHead } from './file-facts.ts';
import { lettersOfColumns, unicodeRows } from './letters/column-letters.ts';
import { findHeader } from './recognise-header.ts';
import { repairTwice } from './letters/repair-twice.ts';
import { encodingOf, decodeLetters, type TextEncoding } from './letters/text-encoding.ts';

/** The beginning of a delimited file, with its detected encoding and delimiter. */
export interface CsvHead {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly records: readonly CsvRecord[];
  /** The head contains the whole file. */
  readonly whole: boolean;
  /** No row is a header, and the first has more columns than are read. */
  readonly tooWide: boolean;
}

const HEAD_BYTES = 512 * 1024;
/** Enough for titles, header and sample; short lines would be many. */
export const MAX_HEAD_LINES = 10_000;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Detects encoding, delimiter and first records of a delimited file. `namedByHand` are columns named by a person,
 * `foreign` lines that are not UTF-8.
 */
export async function readCsvHead(
  path: string,
  namedByHand: readonly string[],
  foreign: Buffer | null = null,
): Promise<CsvHead> {
  const head = await readHead(path, HEAD_BYTES);
  const encoding = encodingOf(head, foreign);
  const isWholeFile = head.length < HEAD_BYTES;
  const decoded = new TextDecoder(encoding.bytes).decode(head, { stream: !isWholeFile });
  const lines = firstLines(decoded);
  const whole = isWholeFile && lines.length === decoded.length;
  const text = decodeLetters(lines, encoding);
  const isUnicode = encoding.letters === null && /^utf/.test(encoding.bytes) && /[\u00a1-\u00ff]/.test(text);
  const readings = DELIMITERS.map((delimiter) => {
    const reader = new CsvReader(delimiter);
    const read = [...reader.push(text), ...(whole ? reader.end() : [])];
    const { records, ...fonts } = isUnicode ? inUnicode(read) : { records: read };
    const header = findHeader(
      records.map((record) => record.fields),
      namedByHand,
    );
    const widest = Math.max(0, ...records.slice(0, 50).map((record) => record.fields.length));
    return {
      encoding: { ...encoding, ...fonts },
      delimiter,
      records,
      whole,
      known: header?.known ?? 0,
      widest,
    };
  });
  const best = readings.reduce((best, reading) =>
    reading.known > best.known || (reading.known === best.known && reading.widest > best.widest)
      ? reading
      : best,
  );
  const tooWide = best.known === 0 && readings.some(({ records }) => records[0]?.tooWide);
  return { ...best, tooWide };
}

/** The records of a Unicode text, whose columns may each be in an old font. */
function inUnicode(read: readonly CsvRecord[]): Pick<TextEncoding, 'columns' | 'twice'> & {
  readonly records: readonly CsvRecord[];
} {
  const columns = lettersOfColumns(read.map(({ fields }) => fields));
  const twice = read.some(({ fields }) => fields.some((field) => repairTwice(field) !== field));
  if (!twice && columns.every((letters) => letters === null)) return { records: read };
  const rows = unicodeRows(
    read.map(({ fields }) => fields),
    columns,
  );
  return { columns, twice, records: read.map((one, i) => ({ ...one, fields: rows[i]! })) };
}

/** A text up to the end of its last line that is read. */
function firstLines(text: string): string {
  let end = 0;
  for (let lines = 0; lines < MAX_HEAD_LINES; lines += 1) {
    end = text.indexOf('\n', end) + 1;
    if (end === 0) return text;
  }
  return text.slice(0, end);
}
