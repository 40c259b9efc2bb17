import { textKey } from '#lib/domain/text-key.ts';
import type { Words } from '../column-data.ts';
import type { ResultColumn } from '../result-columns.ts';
import { areaLevelOf, type AreaLevel, type ResultContext } from '../result-context.ts';
import type { ResultData } from '../result-data.ts';

/** A column whose values are codes or names of areas. */
export interface AreaMatch {
  readonly column: ResultColumn;
  readonly level: AreaLevel;
  /** By word of the column: place of its area in `level.areas`; -1 for a word of no area. */
  readonly areaOfWord: Int32Array;
}

/** Share of the rows with a value that must be of areas, so that a column of texts is taken for one of areas. */
const ENOUGH = 0.5;

/**
 * The columns of a result that can be joined to outlines: those whose field names an edition and level, and texts of which
 * at least half of the rows are codes or names of one level, with or without marks, case and type word. A name that two
 * areas of the level share is of neither.
 */
export function areaMatches(result: ResultData, context: ResultContext): readonly AreaMatch[] {
  return result.columns.flatMap((column) => {
    if (column.kind !== 'text') return [];
    const data = result.data(column);
    if (data.kind !== 'words') return [];
    const named = areaLevelOf(context, column.area);
    if (named) return [{ column, level: named, areaOfWord: areasOf(data, named) }];
    if (column.role === 'operator' || column.role === 'technology' || column.role === 'month') return [];
    const found = bestLevel(data, context.areaLevels);
    return found ? [{ column, ...found }] : [];
  });
}

function bestLevel(data: Words, levels: readonly AreaLevel[]): Omit<AreaMatch, 'column'> | null {
  const rowsOfWord = new Int32Array(data.words.length);
  let known = 0;
  for (const code of data.codes) {
    if (code < 0) continue;
    rowsOfWord[code]!++;
    known++;
  }
  let best: (Omit<AreaMatch, 'column'> & { readonly rows: number }) | null = null;
  for (const level of levels) {
    const areaOfWord = areasOf(data, level);
    const rows = areaOfWord.reduce((sum, area, word) => sum + (area < 0 ? 0 : rowsOfWord[word]!), 0);
    if (rows > (best?.rows ?? 0)) best = { level, areaOfWord, rows };
  }
  return best && best.rows >= known * ENOUGH ? best : null;
}

const SHARED = -1;

function areasOf({ words }: Words, { areas }: AreaLevel): Int32Array {
  const byKey = new Map<string, number>();
  areas.forEach(({ name, title }, place) => {
    for (const key of new Set([textKey(name), textKey(title)])) {
      byKey.set(key, byKey.has(key) ? SHARED : place);
    }
  });
  areas.forEach(({ code }, place) => byKey.set(code, place));
  return Int32Array.from(words, (word) => byKey.get(word) ?? byKey.get(textKey(word)) ?? SHARED);
}
