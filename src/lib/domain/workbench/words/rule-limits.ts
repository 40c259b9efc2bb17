import type { Relation } from '../click-question.ts';
import { wordsAt } from './lexicon.ts';
import type { LimitUnit, Match } from './part.ts';
import type { Token } from './tokens.ts';

const RELATION_WORDS: readonly (readonly [is: Relation, phrases: string])[] = [
  ['below', 'dưới|nhỏ hơn|ít hơn|thấp hơn|chưa đạt|không đạt|chưa đến|chưa tới|<|below|under|less than'],
  ['at_most', 'không quá|tối đa|không trên|<=|≤|at most|up to'],
  ['at_least', 'ít nhất|tối thiểu|đạt|đạt từ|không dưới|>=|≥|at least'],
  ['above', 'trên|hơn|quá|lớn hơn|cao hơn|nhiều hơn|vượt|>|above|over|more than'],
];
const AFTERWARDS: readonly (readonly [is: Relation, phrases: string])[] = [
  ['at_least', 'trở lên|or more'],
  ['at_most', 'trở xuống|or less'],
];
const UNITS: readonly (readonly [unit: LimitUnit, phrases: string])[] = [
  ['Mbps', 'mbps|mb/s|mbit/s|mbit'],
  ['ms', 'ms|mili giây|miligiây'],
  ['%', '%|phần trăm|percent'],
  ['tests', 'phép đo|lượt đo|lượt|lần|lần đo|mẫu|mẫu đo|tests|measurements'],
  ['devices', 'thiết bị|máy|devices'],
];

/** Units that no limit is in: what was meant is a thousand times more or less. */
const OTHER_UNITS = 'kbps|kb/s|kbit/s|gbps|gb/s|gbit/s|giây|s';

/** A number as people write it: "40", "37,5", "37.5", "1.000". Null for anything else. */
export function numberIn(token: Token | undefined): number | null {
  const text = token?.folded ?? '';
  if (/^\d{1,3}(?:\.\d{3})+$/.test(text)) return Number(text.replaceAll('.', ''));
  return /^\d{1,7}(?:[.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** "dưới 40 Mbps", "từ 40 trở lên", "ít nhất 30 phép đo": a relation, a number and its unit. */
export function limitAt(tokens: readonly Token[], at: number): Match | null {
  const [before, relationWords] = longest(RELATION_WORDS, tokens, at);
  const from = relationWords || wordsAt(tokens, at, 'từ');
  const value = numberIn(tokens[at + from]);
  if (value === null) return null;
  const [unit, unitWords] = longest(UNITS, tokens, at + from + 1);
  const until = from + 1 + unitWords;
  // "MB/s" are megabytes: eight times as much.
  const isBytes = unit === 'Mbps' && tokens[at + from + 1]!.written === 'MB';
  if (isBytes || (unit === null && wordsAt(tokens, at + until, OTHER_UNITS))) return null;
  const [after, afterWords] = longest(AFTERWARDS, tokens, at + until);
  const is = after ?? before;
  if (is === null || (after && before && after !== before)) return null;
  return { tokens: until + afterWords, part: { kind: 'limit', is, value, unit } };
}

function longest<Meaning>(
  choices: readonly (readonly [Meaning, string])[],
  tokens: readonly Token[],
  at: number,
): readonly [Meaning | null, number] {
  const found = choices
    .map(([meaning, phrases]) => [meaning, wordsAt(tokens, at, phrases)] as const)
    .reduce((best, next) => (next[1] > best[1] ? next : best));
  return found[1] > 0 ? found : [null, 0];
}
