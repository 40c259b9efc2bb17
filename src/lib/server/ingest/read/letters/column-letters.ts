import { fromLegacy, type LegacyLetters } from './legacy-letters.ts';
import { fieldOfHeader } from '../recognise-header.ts';
import { repairTwice } from './repair-twice.ts';
import { legacyLettersOf } from './text-encoding.ts';
import { countSyllables } from './vietnamese-syllables.ts';

/** The old font of each column of a Unicode table; null for none. Columns beyond have none. */
export type ColumnLetters = readonly (LegacyLetters | null)[];

/** Rows from which the fonts are told. */
const SAMPLE_ROWS = 2000;
/** A header is among these rows. */
const HEADER_ROWS = 30;
/** Letters that only Unicode has. */
const WIDE = /[\u0100-\u1fff]/;
/** Letters that old fonts draw others for. */
const OLD = /[\u00a1-\u00ff]/;
/** One of them in a word: alone it is a sign, such as ©. */
const IN_WORD = /[A-Za-z\u00a1-\u00ff][\u00a1-\u00ff]|[\u00a1-\u00ff][A-Za-z]/;

/** In which columns of a Unicode table are the letters those of an old font? Each is told by its own cells. */
export function lettersOfColumns(rows: readonly (readonly string[])[]): ColumnLetters {
  const texts: string[][] = [];
  for (const row of rows.slice(0, SAMPLE_ROWS)) {
    row.forEach((cell, column) => {
      if (IN_WORD.test(cell) && !WIDE.test(cell) && repairTwice(cell) === cell)
        (texts[column] ??= []).push(cell);
    });
  }
  return Array.from(texts, (cells) => (cells ? legacyLettersOf(cells.join(' ')) : null));
}

/** The rows of a table's beginning in Unicode; the header is Unicode when two of its names are known as they stand. */
export function unicodeRows(rows: readonly (readonly string[])[], columns: ColumnLetters): string[][] {
  return rows.map((cells, row) => {
    const isHeader = row < HEADER_ROWS && cells.filter((cell) => fieldOfHeader(cell) !== null).length > 1;
    return unicodeCells(cells, columns, isHeader);
  });
}

/** A row's cells in Unicode: of columns in an old font, and cells whose UTF-8 was read twice. */
export function unicodeCells(cells: readonly string[], columns: ColumnLetters, isHeader = false): string[] {
  return cells.map((cell, column) =>
    OLD.test(cell) ? unicodeCell(cell, columns[column] ?? null, isHeader) : cell,
  );
}

function unicodeCell(cell: string, letters: LegacyLetters | null, isHeader: boolean): string {
  const repaired = repairTwice(cell);
  if (repaired !== cell || letters === null || WIDE.test(cell)) return repaired;
  const converted = fromLegacy(cell, letters);
  return isVietnamese(cell) && (isHeader || !isVietnamese(converted)) ? cell : converted;
}

/** Can every marked word be Vietnamese? */
function isVietnamese(text: string): boolean {
  const { marked, possible } = countSyllables(text);
  return possible === marked;
}
