/** A text without any of these is no formula, and opens no cell that could be one. */
const SUSPECT = /[=+\-@＝＋－＠﹦﹢﹣﹫\t\r\n]/;

/** What spreadsheets pass over, or take for a mark of text, before they look for a formula: all but line ends and tabs. */
const PASSED_OVER = String.raw`(?:(?![\t\r\n])[\p{Z}\p{C}"'])*`;

/** Full-width and small forms too: spreadsheets of East Asian languages take them for the plain ones. */
const OPENS = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';

/** Cell starts that need the apostrophe: the text's own, and those that a reader sees who splits at `;`, tab or line end. */
const AT_START = new RegExp(`^(?=${PASSED_OVER}(?:${OPENS}|[\\t\\r\\n]))`, 'u');
const AFTER_DIVIDER = new RegExp(`(?<=[;\\t\\r\\n])(?=${PASSED_OVER}${OPENS})`, 'gu');

/**
 * The text as no spreadsheet runs it: an apostrophe stands before `=`, `+`, `-`, `@`, tab or line end that would begin a
 * cell, also a cell that only a spreadsheet with another list separator sees (Vietnamese Excel splits at `;` and passes
 * over quotes inside). To read a text back, take one apostrophe from each place where what follows it needs one: as a text
 * that had its own gets another, no two texts are written alike.
 */
export function guardFormula(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(AT_START, "'").replace(AFTER_DIVIDER, "'");
}
