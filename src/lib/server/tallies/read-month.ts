import type { LocalMonth } from '#lib/domain/local-date.ts';
import { textKey } from '#lib/domain/text-key.ts';

const WORDS: Readonly<Record<string, number>> = {
  ...{ mot: 1, gieng: 1, hai: 2, ba: 3, tu: 4, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
  ...{ 'muoi mot': 11, 'muoi hai': 12, chap: 12 },
};
const LONGEST_FIRST = Object.keys(WORDS).sort((a, b) => b.length - a.length);

/** A pattern of a written month in a text key, with the groups of month and year. */
type Form = readonly [pattern: RegExp, month: number, year: number];

/** A report month given by its days: from the 13th of the month before to the 12th of its own, or up to its 13th. */
const BY_DAYS: readonly Form[] = [
  [
    /\b13 (?:thang )?\d{1,2}(?: (?:nam )?\d{4})? (?:den )?(?:het )?(?:ngay )?12 (?:thang )?(\d{1,2}) (?:nam )?(\d{4})\b/g,
    1,
    2,
  ],
  [/\bluy ke (?:tinh )?den (?:het )?(?:ngay )?13 (?:thang )?(\d{1,2}) (?:nam )?(\d{4})\b/g, 1, 2],
];
/** The whole text is a month. */
const ALONE: readonly Form[] = [
  [/^(\d{4}) (\d{1,2})(?: \d{1,2})?$/g, 2, 1],
  [/^(?:\d{1,2} )?(\d{1,2}) (\d{4})$/g, 1, 2],
];
const NAMED: readonly Form[] = [
  [/\bthang (\d{1,2}) (?:nam )?(\d{4})\b/g, 1, 2],
  [/\bt ?(\d{1,2}) (\d{4})\b/g, 1, 2],
  [/\b(?:ky|ky bao cao) (\d{1,2}) (\d{4})\b/g, 1, 2],
  [new RegExp(`\\bthang (${LONGEST_FIRST.join('|')}) (?:nam )?(\\d{4})\\b`, 'g'), 1, 2],
];

/**
 * Which month does a text name? "Tháng 7/2024", "07/2024", "2024-07", "T7/2024", "Tháng bảy năm 2024", or the days of
 * a report month, "13/6-12/7/2024"; null without one.
 */
export function readMonth(text: string): LocalMonth | null {
  return monthsIn(textKey(text), [...BY_DAYS, ...ALONE, ...NAMED])[0] ?? null;
}

/** The date of a letter, not a report month: "ngày 20 tháng 8 năm 2024", "ngày   tháng 8 năm 2024", "20/8/2024". */
const DAY =
  /\bngay (\d{1,2} )?thang \d{1,2} (nam )?\d{4}\b|\b(ngay )?\d{1,2} \d{1,2} \d{4}\b|\bngay \d{1,2} thang \d{1,2}\b/g;
/** Lines about another month than the form's. */
const OF_ANOTHER = /\b(ky truoc|thang truoc|cung ky|so voi)\b/;
const NAMES_REPORT = /\b(bieu|bao cao|so lieu|ky|i speed)\b/;

/**
 * Which report months do the lines around a table name? Taken from the first of these that has any: the days of a
 * report month, a line about the report, any other line, the sheet's name. One month when the lines agree; none or
 * several when a person must choose.
 */
export function monthsInHead(lines: readonly string[], sheet: string): LocalMonth[] {
  const keys = lines.map(textKey).filter((key) => !OF_ANOTHER.test(key));
  const withoutDays = keys.map((key) => key.replace(DAY, ' ').trim());
  const ofReport = withoutDays.filter((key) => NAMES_REPORT.test(key));
  const found = [
    keys.flatMap((key) => monthsIn(key, BY_DAYS)),
    ofReport.flatMap((key) => monthsIn(key, NAMED)),
    withoutDays.flatMap((key) => monthsIn(key, [...ALONE, ...NAMED])),
    monthsIn(textKey(sheet), [...ALONE, ...NAMED]),
  ].find((months) => months.length > 0);
  return [...new Set(found ?? [])].sort();
}

function monthsIn(key: string, forms: readonly Form[]): LocalMonth[] {
  return forms.flatMap(([pattern, month, year]) =>
    [...key.matchAll(pattern)].flatMap((found) => {
      const number = WORDS[found[month]!] ?? Number(found[month]);
      return number >= 1 && number <= 12 ? [`${found[year]!}-${String(number).padStart(2, '0')}`] : [];
    }),
  );
}
