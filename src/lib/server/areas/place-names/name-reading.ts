import type { Level } from '#lib/domain/area.ts';
import { textKey } from '#lib/domain/text-key.ts';

/** Type words of administrative areas with their abbreviations in files, as text keys. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  tinh: 'tinh',
  'thanh pho': 'thanh pho',
  tp: 'thanh pho',
  't p': 'thanh pho',
  'thi xa': 'thi xa',
  tx: 'thi xa',
  't x': 'thi xa',
  huyen: 'huyen',
  h: 'huyen',
  quan: 'quan',
  q: 'quan',
  'dac khu': 'dac khu',
  'thi tran': 'thi tran',
  tt: 'thi tran',
  't t': 'thi tran',
  phuong: 'phuong',
  p: 'phuong',
  xa: 'xa',
  x: 'xa',
};

/** Level of the areas that carry a type word. */
const LEVEL_OF_TYPE: Readonly<Record<string, Level>> = {
  tinh: 'province',
  'thanh pho': 'district',
  'thi xa': 'district',
  huyen: 'district',
  quan: 'district',
  'dac khu': 'commune',
  'thi tran': 'commune',
  phuong: 'commune',
  xa: 'commune',
};

/** Type words as they are written before an area's name, in the letter's order of precedence. */
const WRITTEN_TYPE = /^(Thành phố|Thị xã|Thị trấn|Huyện|Quận|Phường|Xã|Đặc khu|Tỉnh)\s+(\S.*)$/iu;

/** One interpretation of a written place name. */
export interface NameReading {
  readonly nameKey: string;
  /** The name with its marks, written one way: "hoà" and "hòa" are equal. */
  readonly spelling: string;
  /** Key of the type word; null when the reading has none. */
  readonly typeKey: string | null;
  /** Level that the type word belongs to; null without one. */
  readonly level: Level | null;
}

/**
 * How can a written place name be interpreted? First the whole text as a name ("Xa Lý" is a commune), then with its
 * first word or two as a type word ("X. Lục Sơn"). Empty for an empty text.
 */
export function nameReadings(text: string): NameReading[] {
  const key = textKey(text);
  if (key === '') return [];
  const words = key.split(' ');
  const spelled = spelledWords(text);
  const typed = [2, 1].flatMap((count): NameReading[] => {
    const typeKey = TYPE_WORDS[words.slice(0, count).join(' ')];
    if (!typeKey || words.length <= count) return [];
    const [nameKey, spelling] = [words.slice(count).join(' '), spelled.slice(count).join(' ')];
    return [{ nameKey, spelling, typeKey, level: LEVEL_OF_TYPE[typeKey]! }];
  });
  return [{ nameKey: key, spelling: spelled.join(' '), typeKey: null, level: null }, ...typed];
}

/** Which level does the type word of a text imply? Null without a type word. */
export function levelOfType(text: string): Level | null {
  return nameReadings(text)[1]?.level ?? null;
}

/** How many of the words from `start` are a type word? `words` are text keys; 0, 1 or 2. */
export function typeWordLength(words: readonly string[], start: number): 0 | 1 | 2 {
  const [first = '', second = ''] = words.slice(start, start + 2);
  if (TYPE_WORDS[`${first} ${second}`]) return 2;
  return TYPE_WORDS[first] ? 1 : 0;
}

/** Grave, acute, tilde, hook and dot: the marks that move between "hoà" and "hòa". */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The words of a text in lower case with their marks, the tone always last. */
function spelledWords(text: string): string[] {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ð', 'đ')
    .replace(/[^\p{Letter}\p{Number}\p{Mark}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => word.replace(TONES, '') + (word.match(TONES)?.join('') ?? ''));
}

/** Is a spelling written with any Vietnamese mark? */
export function isMarked(spelling: string): boolean {
  return /[^\p{ASCII}]/u.test(spelling);
}

/** An area's title split into type word and name: "Huyện Lục Nam" into "Huyện" and "Lục Nam". */
export function partTitle(title: string): { type: string; name: string } {
  const trimmed = title.normalize('NFC').trim().replace(/\s+/g, ' ');
  const [, type, name] = WRITTEN_TYPE.exec(trimmed) ?? [];
  return type && name ? { type, name } : { type: '', name: trimmed };
}
