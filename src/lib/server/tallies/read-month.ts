import type { LocalMonth } from '#lib/domain/local-date.ts';
import { textKey } from '#lib/domain/text-key.ts';

const WORDS: Readonly<Record<string, number>> = {
  ...{ mot: 1, gieng: 1, hai: 2, ba: 3, tu: 4, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
  ...{ 'muoi mot': 11, 'muoi hai': 12, chap: 12 },
};
const LONGEST_FIRST = Object.keys(WORDS).sort((a, b) => b.length - a.length);

/** Ways to write a month, as text keys, most telling first: each with the places of month and year in it. */
const FORMS: readonly (readonly [pattern: RegExp, month: number, year: number])[] = [
  // A report month by its days: from the 13th of the month before to the 12th of its own.
  [
    /\b13 (?:thang )?\d{1,2}(?: (?:nam )?\d{4})? (?:den )?(?:het )?(?:ngay )?12 (?:thang )?(\d{1,2}) (?:nam )?(\d{4})\b/,
    1,
    2,
  ],
  [/^(\d{4}) (\d{1,2})(?: \d{1,2})?$/, 2, 1],
  [/^(?:\d{1,2} )?(\d{1,2}) (\d{4})$/, 1, 2],
  [/\bthang (\d{1,2}) (?:nam )?(\d{4})\b/, 1, 2],
  [/\bt ?(\d{1,2}) (\d{4})\b/, 1, 2],
  [new RegExp(`\\bthang (${LONGEST_FIRST.join('|')}) (?:nam )?(\\d{4})\\b`), 1, 2],
];

/**
 * The month a text names: "Tháng 7/2024", "07/2024", "2024-07", "T7/2024", "Tháng bảy năm 2024", or the days of a
 * report month, "13/6-12/7/2024"; null when it names none.
 */
export function readMonth(text: string): LocalMonth | null {
  const key = textKey(text);
  for (const [pattern, month, year] of FORMS) {
    const found = pattern.exec(key);
    if (!found) continue;
    const number = WORDS[found[month]!] ?? Number(found[month]);
    return number >= 1 && number <= 12 ? `${found[year]!}-${String(number).padStart(2, '0')}` : null;
  }
  return null;
}
