/** A word, number, date or sign of a sentence; everything but spaces belongs to one. */
export interface Token {
  /** Offsets in the sentence, `end` excluded. */
  readonly start: number;
  readonly end: number;
  /** As it is written. */
  readonly written: string;
  /** Lower case with its marks, the tone always last: "hoà" and "hòa" are equal. */
  readonly spelled: string;
  /** Lower case without marks, đ as d. */
  readonly folded: string;
  /** Written with a Vietnamese mark. */
  readonly marked: boolean;
}

/** Dates and numbers with their inner signs, words, comparison signs; any other sign on its own. */
const TOKEN = /\d+(?:[/.-]\d+)+|\d+,\d+|(?:\p{Letter}|\p{Mark}|\d)+|<=|>=|[^\s]/gu;
/** Grave, acute, tilde, hook and dot: the marks that move between "hoà" and "hòa". */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The tokens of a sentence in order. */
export function tokensOf(sentence: string): readonly Token[] {
  return [...sentence.matchAll(TOKEN)].flatMap(({ 0: text, index }) => {
    // "19-22" are two numbers, "2024-06" is a month; "40mbps" is a number with its unit.
    const unit = /^(\d+)(mbps|ms)$/i.exec(text)?.slice(1);
    const parts = unit ?? (/^\d{1,2}-\d{1,2}$/.test(text) ? text.split(/(-)/) : [text]);
    let start = index;
    return parts.map((part) => {
      const token = tokenAt(part, start);
      start += part.length;
      return token;
    });
  });
}

function tokenAt(text: string, start: number): Token {
  const spelled = spelledWord(text);
  const folded = foldedWord(text);
  return { start, end: start + text.length, written: text, spelled, folded, marked: spelled !== folded };
}

/** A word in lower case with its tone last. */
export function spelledWord(word: string): string {
  const letters = word.normalize('NFD').toLowerCase().replaceAll('ð', 'đ');
  return letters.replace(TONES, '') + (letters.match(TONES)?.join('') ?? '');
}

/** A word in lower case without marks. */
export function foldedWord(word: string): string {
  return spelledWord(word)
    .replace(/\p{Mark}/gu, '')
    .replaceAll('đ', 'd');
}
