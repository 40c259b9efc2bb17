const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdđghklmnprstvx])?';
const VOWELS =
  '(?:iê|yê|uyê|uya|uyu|oai|oay|oeo|uây|uôi|ươi|ươu|uô|ươ|ưa|ia|ya|ua|uê|uơ|uy|oa|oă|oe|uâ|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|iêu|yêu|[aăâeêioôơuưy])';
const CODA = '(ch|nh|ng|[cmnpt])?';
const SYLLABLE = new RegExp(`^${ONSET}${VOWELS}${CODA}$`);
/** Grave, acute, tilde, hook and dot: the five marks of tone. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const RISING_OR_HEAVY = /[\u0301\u0323]/;
const WORD = /[\p{Letter}\p{Mark}\u00a1-\u00bf\u00d7\u00f7\u00ad]+/gu;

/**
 * How much of a text's marked words can be Vietnamese? Counts words with a letter beyond ASCII, and how many of
 * them are syllables that Vietnamese can have: its letters only, one tone at most, and a rising or heavy one
 * before c, ch, p, t.
 */
export function countSyllables(text: string): { readonly marked: number; readonly possible: number } {
  const words = (text.match(WORD) ?? []).filter((word) => !isAscii(word));
  return { marked: words.length, possible: words.filter(isSyllable).length };
}

const isAscii = (word: string) => !/[^\0-\x7f]/.test(word);

/** Letters and marks of the longest syllable ("nghiêng"), each mark apart, and some more. */
const LONGEST_SYLLABLE = 20;

function isSyllable(word: string): boolean {
  if (word.length > LONGEST_SYLLABLE) return false;
  const parts = word.toLowerCase().normalize('NFD');
  const tones = parts.match(TONE) ?? [];
  const letters = parts.replace(TONE, '').normalize('NFC');
  const found = SYLLABLE.exec(letters);
  if (!found || tones.length > 1) return false;
  const stops = /^(?:c|ch|p|t)$/.test(found[1] ?? '');
  return !stops || RISING_OR_HEAVY.test(tones[0] ?? '');
}
