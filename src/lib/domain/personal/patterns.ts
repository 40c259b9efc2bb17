import { OTHER_DIGITS } from './plain-text.ts';

/**
 * How personal values are spelled, as regular expressions that JavaScript (flag `u`) and RE2, the engine of DuckDB, read
 * alike: no look-around, no back-references. They apply to a text in which separators are unified (`plain-text.ts`):
 * `.` is a mark between two characters that may be decimal, `-` any other separator.
 */

/** Between the digits of a number that cannot be decimal, because a 0 or a + stands before it. */
const ANY = '[-.]?';
/** Between the digits of a number that could be decimal: no decimal mark. */
const GAP = '-?';
/** Between the groups of a number in three groups or more, which cannot be decimal either. */
const MARK = '[-.]';

/** Before a number: nothing, or no digit, and no decimal mark after a digit. */
const START = String.raw`(?:^|[^\d.]|[^\d][.])`;
/** After a number: no further digit, and no decimals but zeros ("912345671.0"). */
const END = String.raw`(?:\.0+)?(?:$|[^\d.]|\.(?:$|\D))`;
/** After a number that no decimals can follow. */
const STOP = String.raw`(?:$|\D)`;

const either = (...parts: readonly string[]): string => `(?:${parts.join('|')})`;
const digits = (count: number, gap: string): string => String.raw`(?:${gap}\d){${count}}`;

/** Ways to write `total` digits in three groups or more of two to four, or with one digit alone in front. */
function groupings(total: number): number[][] {
  const from = (left: number, first: boolean): number[][] => [
    ...(left === 0 ? [[]] : []),
    ...[1, 2, 3, 4]
      .filter((size) => size <= left && (size > 1 || first))
      .flatMap((size) => from(left - size, false).map((rest) => [size, ...rest])),
  ];
  return from(total, true).filter((sizes) => sizes.length > 2);
}
const grouped = (first: string, total: number): string =>
  either(
    ...groupings(total).map((sizes) =>
      sizes
        .map((size, i) => (i === 0 ? `${first}${String.raw`\d`.repeat(size - 1)}` : String.raw`\d{${size}}`))
        .join(MARK),
    ),
  );

/** First digits of mobile numbers after the 0, and of landlines (2). */
const MOBILE = '[35789]';
const NUMBER_AFTER_PREFIX = either(`${MOBILE}${digits(8, ANY)}`, `2${digits(8, ANY)}${ANY}${String.raw`\d`}`);
const AFTER_COUNTRY = either(
  `${GAP}(?:0${GAP})?${either(`${MOBILE}${digits(8, GAP)}`, `2${digits(9, GAP)}`)}`,
  `${MARK}${grouped(MOBILE, 9)}`,
);
/** Area codes of landlines since 2017: 203 to 299; 200 to 202 begin dates such as 2024061308. */
const LANDLINE = String.raw`2(?:0[3-9]|[1-9]\d)`;

const PHONES: readonly string[] = [
  // 0912345671, 0912.345.671, 0204 3555 123, and the eleven digits of before 2018.
  `${START}0${GAP}[1-9]${digits(8, ANY)}(?:${ANY}\\d)?${STOP}`,
  `${START}0[.]${grouped('[1-9]', 9)}${STOP}`,
  String.raw`${START}0\d{2,3}/\d{3}/\d{3,4}${STOP}`,
  // +84 912 345 671, 0084…, (+84)…
  `(?:[+]-?|(?:^|\\D)00)84${ANY}(?:0${ANY})?${NUMBER_AFTER_PREFIX}${STOP}`,
  `${START}84${AFTER_COUNTRY}${END}`,
  // 912345671, 912 345 671: a spreadsheet dropped the 0.
  `${START}${MOBILE}${digits(8, GAP)}${END}`,
  `${START}${grouped(MOBILE, 9)}${END}`,
  `${START}${LANDLINE}${digits(7, GAP)}${END}`,
  // The eleven digits of before 2018 without 0, which look like seconds since 1970 unless they are grouped.
  String.raw`${START}1[2689]\d{0,2}[-.]\d{3,4}[-.]\d{3,4}${END}`,
  // 9.12345671E8, 8.4912345671E+10.
  String.raw`${START}${MOBILE}[.]\d{4,8}[eE][+]?0*8${STOP}`,
  String.raw`${START}8[.]4\d{4,9}[eE][+]?0*10${STOP}`,
];

/**
 * Codes of provinces in the twelve digits of a citizen's identity number (Circular 59/2021/TT-BCA), without their first
 * digit, which is 0.
 */
const PROVINCES =
  '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'.split(
    ' ',
  );
const province = (gap: string, codes: readonly string[]): string =>
  either(...codes.map((code) => [...code].join(gap)));
/** Sex and century, year of birth, number: the 20th century, or the 21st until 2026. */
const birth = (gap: string): string =>
  either(
    String.raw`[01]${gap}\d${gap}\d`,
    String.raw`[23]${gap}${either(String.raw`[01]${gap}\d`, `2${gap}[0-6]`)}`,
  ) + digits(6, gap);

const IDENTITIES: readonly string[] = [
  `${START}0${GAP}${province(ANY, PROVINCES)}${ANY}${birth(ANY)}${STOP}`,
  // Without the first zeros. Seconds since 1970 after January 2012 are none of these.
  `${START}${province(
    GAP,
    PROVINCES.filter((code) => !code.startsWith('0')),
  )}${GAP}${birth(GAP)}${END}`,
  `${START}[12468]${GAP}${birth(GAP)}${END}`,
  String.raw`${START}[1-9][.]\d{5,10}[eE][+]?0*(?:9|10)${STOP}`,
  // The nine digits of before 2016.
  String.raw`${START}(?:0[1-9]|[12]\d|3[0-8])\d{7}${END}`,
  String.raw`${START}(?:0[1-9]|[12]\d|3[0-8])\d[-.]\d{3}[-.]\d{3}${END}`,
  String.raw`${START}[1-3][.]\d{4,8}[eE][+]?0*8${STOP}`,
];

const DEVICES: readonly string[] = [
  // IMEI and IMSI. No measurement has 15 whole digits, so the check digit is not asked for.
  String.raw`${START}\d{15}${END}`,
  String.raw`${START}(?:01|35|86|99)\d{14}${END}`,
  String.raw`${START}(?:\d{8}|\d{2}[/-]\d{6}|\d{6}[/-]\d{2})[/-]\d{6}[/-]\d{1,2}${STOP}`,
  String.raw`${START}\d{6}[/-]\d{6}[/-]\d{3}${STOP}`,
  String.raw`${START}\d{5}-\d{5}-\d{5}${STOP}`,
  String.raw`${START}\d{3}(?:-\d{3}){4}${STOP}`,
  String.raw`${START}\d{4}-\d{4}-\d{4}-\d{3}${STOP}`,
  String.raw`${START}452-\d{2}-?\d{10}${STOP}`,
  String.raw`${START}[1-9][.]\d{6,15}[eE][+]?0*1[45]${STOP}`,
];

/** The sign of an e-mail, also written out: "(at)". */
const AT = String.raw`-?(?:@|\[-?(?:[aA][tT]|a-còng)-?\]|-[aA][tT]-)-?`;
const EMAILS: readonly string[] = [String.raw`[^\s@-]${AT}[^\s@.¦-][^\s@.¦]*[-.]{1,3}[^\s@.¦-]{2}`];

/** Codes of provinces on licence plates (Circular 79/2024/TT-BCA): 11 to 99. */
const PLATE_PROVINCE = '(?:1[1-9]|[2-9][0-9])';
const PLATES: readonly string[] = [
  // 98A-123.45, 98-B1 123.45, 98MĐ1-123.45
  String.raw`(?:^|[^A-Za-z\d.])${PLATE_PROVINCE}-?(?:[A-HK-NPS-VX-ZĐ]|[A-HK-NPS-VX-ZĐ][A-EHK-LNPS-VX-ZĐ])\d?(?:[-.–]|)(?:\d{3}[-.]?\d{2}|\d{4})${STOP}`,
  String.raw`(?:^|[^A-Za-z\d.])${PLATE_PROVINCE}-?[a-hk-np-vx-zđ]{1,2}\d?[-.]?(?:\d{3}[.]\d{2}|\d{5})${STOP}`,
];

/** A kind of personal value, with the patterns that recognise it. */
export type ValueKind = 'phone' | 'email' | 'id_number' | 'device_number' | 'licence_plate';
/** Patterns of each kind; the first kind that matches counts. */
export const VALUE_PATTERNS: Readonly<Record<ValueKind, string>> = {
  email: either(...EMAILS),
  phone: either(...PHONES),
  device_number: either(...DEVICES),
  id_number: either(...IDENTITIES),
  licence_plate: either(...PLATES),
};
/** Any kind. */
export const PERSONAL_VALUE = either(...Object.values(VALUE_PATTERNS));

/** No personal value has fewer characters: "98A1234" has seven, "a@b.vn" six. */
export const LEAST_CHARACTERS = 6;

/** What every personal value has: nine digits in a row, plain or separated; six and a letter; a power of ten; an @. */
export const CLOSER_SUSPECT = String.raw`(?:\d[-./]?){8}\d|\d{2}-?[A-ZĐa-zđ]{1,2}\d?[-.–]?\d{3}|[.]\d{4,}[eE]|${AT}`;

/** The same before separators are unified: six digits close to each other, digits of another script, or an @. */
export const SUSPECT = String.raw`(?:\d.{0,6}){5}\d|[${OTHER_DIGITS}]|[@＠﹫]|[\[(] ?(?:[aA][tT]|a còng) ?[\])]`;

const TIME_OF_DAY = String.raw`\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPpSsCc][MmAaHh])?`;
const [DAY_OF_MONTH, MONTH] = ['(?:0?[1-9]|[12][0-9]|3[01])', '(?:0?[1-9]|1[0-2])'];
const DAY = either(
  String.raw`(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d`,
);
/**
 * Whole cells that are a measurement: a decimal number of at most eight digits before the mark, a date with or without
 * a time, seconds or milliseconds since 1970 from 2012 on, an hour such as 2024061308.
 */
export const PLAIN_CELL = `^ *(?:${[
  String.raw`[-+]?(?:0|[1-9]\d{0,7})(?:[.,]\d+)?`,
  String.raw`${DAY}(?:[T ,]+${TIME_OF_DAY}(?: ?(?:Z|UTC|GMT|[-+]\d{2}:?\d{2}))?)?`,
  String.raw`${TIME_OF_DAY},? ${DAY}`,
  String.raw`20[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])`,
  String.raw`(?:132[7-9]|13[3-9]\d|1[4-9]\d\d)\d{6}(?:\d{3})?(?:[.,]\d+)?`,
].join('|')}) *$`;

/** Dates inside a text, which some numbers of ten digits would look like; replaced before numbers are looked for. */
export const DATE_IN_TEXT = String.raw`(?:^|[^\d./-])${either(
  String.raw`(?:19|20)\d\d-${MONTH}-${DAY_OF_MONTH}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?`,
  String.raw`${DAY_OF_MONTH}[-/.]${MONTH}[-/.](?:19|20)\d\d[ ,]+${TIME_OF_DAY}`,
  String.raw`${DAY_OF_MONTH}/${MONTH}/(?:19|20)\d\d`,
)}(?:$|\D)`;
/** Identifiers of installations inside a text: hexadecimal, in which any digits may follow each other. */
export const UUID_IN_TEXT = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** What is replaced in a text with a personal value: more than the value itself, so that no part of it stays. */
export const MASKED_PART = either(
  String.raw`[^\s@]+ ?(?:@|[\[(] ?(?:[aA][tT]|a còng) ?[\])]) ?[^\s@]+(?: ?\. ?[^\s@.]+)*`,
  String.raw`[+(]*\d{2}[ -]{0,3}[A-Za-zĐđ]{1,2}\d?[ .–-]{0,3}\d{3}[ .-]{0,3}\d{1,2}`,
  String.raw`[+(]*\d[\d .,_/()*·+-]{3,}\d(?:[eE]\+?\d+)?`,
);

/** Whole cells of a speed column in bit/s, where nine or ten digits are a plausible speed. */
export const BITS_CELL = String.raw`^ *[1-9]\d{0,9}(?:[.,]\d+)? *$|^ *\d(?:[.,]\d+)?[eE][+]?0*\d *$`;
/** Whole cells of a radio column: a cell id of LTE (28 bits) or of 5G (36 bits). */
export const CELL_ID_CELL = String.raw`^ *(?:1\d{8}|2[0-5]\d{7}|26[0-8]\d{6}|[1-6]\d{9,10}) *$`;
