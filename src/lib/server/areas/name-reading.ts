import { textKey } from '#lib/domain/text-key.ts';

/** Type words of administrative units with the short forms files write, all as text keys. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  'thanh pho': 'thanh pho',
  tp: 'thanh pho',
  'thi xa': 'thi xa',
  tx: 'thi xa',
  huyen: 'huyen',
  h: 'huyen',
  quan: 'quan',
  q: 'quan',
  'dac khu': 'dac khu',
  'thi tran': 'thi tran',
  tt: 'thi tran',
  phuong: 'phuong',
  p: 'phuong',
  xa: 'xa',
  x: 'xa',
};

/** Type words as they are written before a unit's name, in the letter's order of precedence. */
const WRITTEN_TYPE = /^(Thành phố|Thị xã|Thị trấn|Huyện|Quận|Phường|Xã|Đặc khu|Tỉnh)\s+(\S.*)$/iu;

/** One way to understand a written place name. */
export interface NameReading {
  readonly nameKey: string;
  /** Key of the type word; null when the reading has none. */
  readonly typeKey: string | null;
}

/**
 * How can a written place name be understood? First the whole text as a name ("Xa Lý" is a commune), then
 * with its first word or two as a type word ("X. Lục Sơn"). Empty for an empty text.
 */
export function nameReadings(text: string): NameReading[] {
  const key = textKey(text);
  if (key === '') return [];
  const words = key.split(' ');
  const typed = [2, 1].flatMap((count) => {
    const typeKey = TYPE_WORDS[words.slice(0, count).join(' ')];
    return typeKey && words.length > count ? [{ nameKey: words.slice(count).join(' '), typeKey }] : [];
  });
  return [{ nameKey: key, typeKey: null }, ...typed];
}

/** A unit's title parted into type word and name: "Huyện Lục Nam" into "Huyện" and "Lục Nam". */
export function partTitle(title: string): { type: string; name: string } {
  const trimmed = title.normalize('NFC').trim().replace(/\s+/g, ' ');
  const [, type, name] = WRITTEN_TYPE.exec(trimmed) ?? [];
  return type && name ? { type, name } : { type: '', name: trimmed };
}
