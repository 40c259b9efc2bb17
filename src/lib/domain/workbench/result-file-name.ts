import { localDateAt } from '../local-date.ts';
import type { QueryStamp } from './query.ts';
import { foldedWord } from './words/tokens.ts';

/** Letters of each part of a name that people write: systems take 255 bytes in all. */
const LONGEST_PART = 70;
const HASH_SHOWN = 8;

/** Text as it stands in the name of a file: plain letters and digits, as many whole words as fit; empty where it has none. */
export function wordsInName(text: string, most: number): string {
  const words = foldedWord(text).match(/[a-z0-9]+/g) ?? [];
  const fitting = words.filter((_, i) => words.slice(0, i + 1).join('-').length <= most);
  return fitting.length > 0 ? fitting.join('-') : (words[0] ?? '').slice(0, most);
}

const COMMENTS = /--[^\n]*|\/\*[^]*?\*\//g;

/**
 * Name of a result's file: what was asked (the question's words, else those of the statement with its hash), the values given
 * that those do not say, when rows or devices are left out, of which data, whether they are simulated, and the date it was run.
 */
export function resultFileName(stamp: QueryStamp, title: string | null, ending: string): string {
  const { sql, values, hash, rows, truncated, leftOut, dataVersion, simulated, ranAt } = stamp;
  const what = wordsInName(title ?? sql.replace(COMMENTS, ' '), LONGEST_PART);
  const given = Object.values(values)
    .map((value) => wordsInName(String(value ?? ''), LONGEST_PART))
    .filter((value) => value !== '' && !`-${what}-`.includes(`-${value}-`));
  const parts = [
    what,
    wordsInName(given.join(' '), LONGEST_PART),
    title === null ? hash.slice(0, HASH_SHOWN) : '',
    truncated === null ? '' : `first-${rows}-rows`,
    leftOut.length === 0 ? '' : 'without-devices',
    `v${dataVersion}`,
    simulated ? 'simulated' : '',
    localDateAt(new Date(ranAt)),
  ];
  return `${parts.filter(Boolean).join('_')}.${ending}`;
}
